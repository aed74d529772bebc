/** A number for a message, or what is given in its place: languages without types do not refuse a string, or nothing. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'not given';
  return typeof value === 'string' ? `${JSON.stringify(value)} (a string)` : String(value);
}
