/** What ECS takes for the name of a port mapping and for a discovery name. */
export const NAME_PATTERN = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

/** The pattern in words. */
export const NAME_FORM = '1 to 64 characters of a-z, 0-9, "_" and "-", no leading hyphen';

/** The longest name that Cloud Map keeps. */
const MAX_LENGTH = 63;

/** The name that is closest to one that breaks the pattern; `undefined` if nothing is left of it. */
export function nearestName(name: string): string | undefined {
  const near = name.toLowerCase().replace(/[^a-z0-9_]+/g, '-').slice(0, MAX_LENGTH).replace(/^-+|-+$/g, '');
  return near === '' || near === '_' ? undefined : near;
}

/** A name with a number behind it that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const ending = `-${number}`;
    const candidate = name.slice(0, MAX_LENGTH - ending.length) + ending;
    if (!taken.has(candidate)) return candidate;
  }
}
