/** The releases of Node.js that the library supports, the oldest first. */
export const NODE_RELEASES = ['20', '22', '24'] as const;
