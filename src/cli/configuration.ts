import { existsSync } from 'fs';
import { parseJson } from './input/json-document';
import { MAX_TEMPLATE_BYTES } from './input/limits';
import { readText } from './input/read-text';
import { asObject } from '../analysis/facts';
import { Refusal } from '../analysis/reader';

/** The file that is read in the working directory if it is there. */
export const CONFIGURATION_FILE = 'cdk-ecs-service-connect.json';

/** How an entry of the file becomes arguments of `check`; `undefined` where it has the wrong form. */
type Translate = (value: unknown) => readonly string[] | undefined;

const text = (option: string): Translate => (value) => (typeof value === 'string' ? [`--${option}=${value}`] : undefined);

const ENTRIES: Readonly<Record<string, Translate>> = {
  format: text('format'),
  level: text('level'),
  failOn: text('fail-on'),
  region: text('region'),
  baseline: text('baseline'),
  together: (value) => (value === true ? ['--together'] : value === false ? [] : undefined),
  // Ids, or ids with the reasons why they are accepted.
  acknowledge: (value) => {
    const ids = Array.isArray(value) ? value : Object.keys(asObject(value) ?? { '': undefined });
    if (!ids.every((id): id is string => typeof id === 'string' && id !== '')) return undefined;
    return ids.map((id) => `--acknowledge=${id}`);
  },
  parameters: (value) => {
    const parameters = asObject(value);
    if (!parameters || !Object.values(parameters).every((item) => ['string', 'number', 'boolean'].includes(typeof item))) return undefined;
    return Object.entries(parameters).map(([name, item]) => `--parameter=${name}=${String(item)}`);
  },
};

/**
 * The arguments of a command line with those that the configuration file of a team adds. They come first, so that what is written
 * on the command line has the last word.
 */
export function withConfiguration([command, ...args]: readonly string[]): readonly string[] {
  if (command !== 'check') return command === undefined ? args : [command, ...args];
  const { file, rest } = fileIn(args);
  return file === undefined ? [command, ...rest] : [command, ...argumentsIn(file), ...rest];
}

function fileIn(args: readonly string[]): { file: string | undefined; rest: readonly string[] } {
  const at = args.findIndex((arg) => arg === '--config' || arg.startsWith('--config='));
  if (at === -1) return { file: isThere(CONFIGURATION_FILE) ? CONFIGURATION_FILE : undefined, rest: args };
  const [, inline] = args[at].split(/=(.*)/s);
  const file = inline ?? args[at + 1];
  // Without a value, the option is left to the parser, which says so.
  return file === undefined ? { file, rest: args } : { file, rest: [...args.slice(0, at), ...args.slice(at + (inline === undefined ? 2 : 1))] };
}

/** A process that may not look for the file has none. */
function isThere(file: string): boolean {
  try {
    return existsSync(file);
  } catch {
    return false;
  }
}

function argumentsIn(file: string): readonly string[] {
  const configuration = asObject(parseJson(file, readText(file, MAX_TEMPLATE_BYTES)).body);
  if (!configuration) throw new Refusal(file, 'is not a configuration: it holds no map');
  return Object.entries(configuration).flatMap(([key, value]) => {
    if (!Object.hasOwn(ENTRIES, key)) throw new Refusal(file, `${JSON.stringify(key)} is no option; there are ${Object.keys(ENTRIES).join(', ')}`);
    const args = ENTRIES[key](value);
    if (!args) throw new Refusal(file, `${key} has the wrong form`);
    return args;
  });
}
