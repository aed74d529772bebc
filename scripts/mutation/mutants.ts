import { createHash } from 'crypto';
import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import { ROOT } from '../support/run';

/** Lines count from 1, columns from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** One change of the sources. */
export interface Mutant {
  /** Path from the root of the project. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  readonly mutator: string;
  /** The line that it begins in, without the space around it. */
  readonly code: string;
  readonly original: string;
  readonly replacement: string;
}

/** A mutant as Stryker describes it: lines count from 0. */
interface StrykerMutant {
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement?: string;
}

/** The same for one mutant in each run of Stryker, which numbers mutants anew. */
export function addressOf({ fileName, location: { start, end }, mutatorName, replacement }: StrykerMutant): string {
  return [relative(ROOT, fileName), start.line + 1, start.column, end.line + 1, end.column, mutatorName, replacement].join('|');
}

/** As `addressOf`, of a mutant that was tested: in results, lines and columns count from 1. */
export function addressOfResult({ location: { start, end }, ...result }: StrykerMutant): string {
  return addressOf({ ...result, location: { start: fromZero(start), end: fromZero(end) } });
}

function fromZero({ line, column }: Position): Position {
  return { line: line - 1, column: column - 1 };
}

/** As `addressOf`, of a mutant that was listed. */
export function address({ file, start, end, mutator, replacement }: Mutant): string {
  return [file, start.line, start.column, end.line, end.column, mutator, replacement].join('|');
}

/** All mutants of a folder of `src`. */
export async function mutantsOf(folder: string): Promise<Mutant[]> {
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const path = join(ROOT, 'src', folder);
  const sources = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).sort();
  const files = sources.map((name) => ({ name: join(path, name), mutate: true, content: readFileSync(join(path, name), 'utf8') }));
  const { mutants } = await new Instrumenter(SILENT).instrument(files, { plugins: null, excludedMutations: [], ignorers: [] });
  const contents = new Map(files.map(({ name, content }) => [name, content]));
  return mutants.map(({ fileName, location, mutatorName, replacement }) => ({
    file: relative(ROOT, fileName),
    start: { line: location.start.line + 1, column: location.start.column },
    end: { line: location.end.line + 1, column: location.end.column },
    mutator: mutatorName,
    code: contents.get(fileName)!.split('\n')[location.start.line].trim(),
    original: excerpt(contents.get(fileName)!, location),
    replacement: replacement ?? '',
  }));
}

/**
 * So many mutants that the seed decides. What else stands in a file does not matter, and neither do lines: an edit changes the draw only
 * by the mutants that it adds and removes.
 */
export function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const seen = new Map<string, number>();
  const ranked = mutants.map((mutant) => {
    const text = [mutant.file, mutant.mutator, mutant.original, mutant.replacement].join('\n');
    const nth = (seen.get(text) ?? 0) + 1;
    seen.set(text, nth);
    return { mutant, rank: createHash('sha256').update(`${seed}\n${nth}\n${text}`).digest('hex') };
  });
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count).map(({ mutant }) => mutant);
}

function excerpt(content: string, { start, end }: StrykerMutant['location']): string {
  const lines = content.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column);
  lines[0] = lines[0].slice(start.column);
  return lines.join('\n');
}

const nothing = () => undefined;
const no = () => false;
/** The log that the instrumenter asks for. */
const SILENT = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
