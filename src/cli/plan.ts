import { createColors } from 'picocolors';
import { EXIT, ExitCode } from './exit-codes';
import { LoadOptions } from './input/load';
import { isWritten, writeOutput } from './output';
import { asSafeJson } from '../analysis/text';
import { changeChapter } from './planning/change-chapter';
import { planChapters } from './planning/plan-chapters';
import { asMarkdown, asText, Chapter } from './planning/section';
import { Terminal } from './terminal';
import { readState, readTopologyInput, topologyOfInput } from './topology-input';
import { changeBetween } from '../analysis/topology';

/** Options of `plan`. */
export interface PlanOptions extends LoadOptions {
  readonly format: 'text' | 'markdown' | 'json';
  /** Paths of the deployed state. */
  readonly from?: readonly string[];
  /** The file that takes the result. */
  readonly output?: string;
}

/** The input of the formats. */
interface Planned {
  readonly document: object;
  readonly chapters: readonly Chapter[];
}

/** The plan, if there is one, and the exit code. */
interface Outcome {
  readonly planned?: Planned;
  /** Whether nothing was read that the plan could be about. */
  readonly isEmpty?: boolean;
  readonly code: ExitCode;
}

/** Tells how templates, folders and cloud assemblies are deployed, or what deploying them changes. */
export function plan(paths: readonly string[], { format, from, output, ...options }: PlanOptions, terminal: Terminal): ExitCode {
  const { planned, isEmpty = false, code } = from ? planChange(from, paths, options, terminal) : planDeployment(paths, options, terminal);
  if (!planned || !isWritten({ isEmpty, format, output })) return code;
  const { document, chapters } = planned;
  const text = format === 'json' ? asSafeJson(document)
    : format === 'markdown' ? asMarkdown(chapters)
      : asText(chapters, createColors(terminal.colour).bold);
  writeOutput(text, output, terminal);
  return code;
}

function planDeployment(paths: readonly string[], options: LoadOptions, terminal: Terminal): Outcome {
  const input = readTopologyInput(paths, options, terminal);
  const topology = topologyOfInput(input);
  return {
    planned: { document: topology, chapters: planChapters(topology) },
    isEmpty: input.deployments.length === 0 && topology.unread.length === 0,
    code: input.whole ? EXIT.CLEAN : EXIT.UNREADABLE,
  };
}

function planChange(from: readonly string[], paths: readonly string[], options: LoadOptions, terminal: Terminal): Outcome {
  const [before, after] = [from, paths].map((state) => readState(state, options, terminal));
  if (!before.whole || !after.whole) return { code: EXIT.UNREADABLE };
  const change = changeBetween(before.deployments, after.deployments);
  return { planned: { document: change, chapters: [changeChapter(change)] }, code: EXIT.CLEAN };
}
