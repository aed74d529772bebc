/** A number for a message, or what stands in its place: languages without types do not refuse a string. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? `${JSON.stringify(value)} (a string)` : String(value);
}
