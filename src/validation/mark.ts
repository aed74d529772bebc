import { packageVersion } from '../analysis/rules/package-file';

const PACKAGE = 'cdk-ecs-service-connect';

/** The release that made an object: all releases know this mark. */
const RELEASE = Symbol.for(`${PACKAGE}.release`);

type Marked<T> = Readonly<Record<symbol, T | undefined>>;

/**
 * What the library keeps on an object of the app.
 *
 * Copies of one release share their marks. Another release has marks of its own, since its classes may differ: it does not see what
 * this one keeps, and works beside it.
 */
export class Mark<T> {
  private readonly symbol: symbol;

  constructor(name: string) {
    this.symbol = Symbol.for(`${PACKAGE}.${name}@${packageVersion()}`);
  }

  /** The value on an object; `undefined` for any other value that a caller may give. */
  get(object: unknown): T | undefined {
    return readMark(object, this.symbol);
  }

  /** Puts a value on an object, and returns it. */
  set(object: object, value: T): T {
    Object.defineProperty(object, this.symbol, { value });
    markRelease(object);
    return value;
  }
}

/** Marks an object as one of this release. */
export function markRelease(object: object): void {
  Object.defineProperty(object, RELEASE, { value: packageVersion(), configurable: true });
}

/** The other release of this library that made an object; `undefined` if none did. */
export function otherReleaseOf(object: unknown): string | undefined {
  const release = readMark<string>(object, RELEASE);
  return release === packageVersion() ? undefined : release;
}

function readMark<T>(object: unknown, symbol: symbol): T | undefined {
  return (object as Marked<T> | null | undefined)?.[symbol];
}
