import { basename, dirname, sep } from 'path';
import { IConstruct } from 'constructs';
import { pageOf, Problem, RuleInfo } from '../analysis/rules/rule';
import { APP_WORDS, say } from '../analysis/rules/words';

/**
 * The folder of the library, whose frames say nothing to a user: the sources, or the file that is published. `undefined` in the bundle of
 * an app, which has one file for all.
 */
const LIBRARY = libraryFolder(dirname(__filename), basename(__filename));

/** How far back the user's call may be, in frames. */
const DEPTH = 100;

/**
 * Throws the error of a call that breaks a rule. Every error of the library is thrown here, so that all have the same form.
 */
export function refuse(rule: RuleInfo, problem: Problem, scope?: IConstruct): never {
  const place = scope && scope.node.path !== '' ? ` [${scope.node.path}]` : '';
  throw errorAtCall(`${textOf(rule, problem)}${place}\nSee ${pageOf(rule)}`);
}

/** Throws if there is a problem. */
export function refuseIf(rule: RuleInfo, problem: Problem | undefined, scope?: IConstruct): void {
  if (problem) refuse(rule, problem, scope);
}

/** A problem with the rule that it breaks, as one sentence. */
export function textOf({ id, name }: RuleInfo, { message, fix }: Problem): string {
  return `${id} ${name}: ${say(message, APP_WORDS)}; ${say(fix, APP_WORDS)}`;
}

/** An error whose stack trace begins at the call of the user: the frames of the library above it are left out. */
function errorAtCall(message: string): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH;
  const error = new Error(message);
  error.name = 'ServiceConnectError';
  Error.captureStackTrace(error, refuse);
  // Read here, since the text is made when it is first read.
  const frames = (error.stack ?? '').slice(String(error).length + 1).split('\n');
  Error.stackTraceLimit = limit;
  const call = Math.max(frames.findIndex((frame) => !isInside(frame)), 0);
  error.stack = [String(error), ...frames.slice(call, call + limit)].join('\n');
  return error;
}

function libraryFolder(folder: string, file: string): string | undefined {
  if (basename(folder) === 'validation') return dirname(folder) + sep;
  return basename(folder) === 'lib' && file === 'library.js' ? folder + sep : undefined;
}

/** Whether a frame is the library's, or of a built-in function such as `Array.map` that it calls. */
function isInside(frame: string): boolean {
  return LIBRARY !== undefined && (frame.includes(LIBRARY) || frame.endsWith('(<anonymous>)'));
}

/** The message of the error that an action throws, for a validation at synthesis: CDK adds the path of the construct. */
export function refusalOf(action: () => void): string[] {
  try {
    action();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
