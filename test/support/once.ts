/** Makes a value when it is first asked for, and returns the same one from then on: a test that is not selected makes nothing. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
