import { createColors } from 'picocolors';
import { EXIT, ExitCode } from './exit-codes';
import { LoadOptions } from './input/load';
import { writeOutput } from './output';
import { planChapters } from './planning/plan-chapters';
import { asMarkdown, asText, Chapter } from './planning/section';
import { Terminal } from './terminal';
import { readTopologyInput } from './topology-input';
import { topologyOf } from '../analysis/topology';

/** Options of `plan`. */
export interface PlanOptions extends LoadOptions {
  readonly format: 'text' | 'markdown' | 'json';
  /** What is deployed. */
  readonly from?: readonly string[];
  /** The file that takes the result. */
  readonly output?: string;
}

/** Tells how templates, folders and cloud assemblies are deployed. */
export function plan(paths: readonly string[], { format, output, ...options }: PlanOptions, terminal: Terminal): ExitCode {
  const { deployments, whole } = readTopologyInput(paths, options, terminal);
  const topology = topologyOf(deployments);
  const text = format === 'json' ? `${JSON.stringify(topology, undefined, 2)}\n` : written(planChapters(topology), format, terminal);
  writeOutput(text, output, terminal);
  return whole ? EXIT.CLEAN : EXIT.UNREADABLE;
}

function written(chapters: readonly Chapter[], format: 'text' | 'markdown', terminal: Terminal): string {
  return format === 'markdown' ? asMarkdown(chapters) : asText(chapters, createColors(terminal.colour).bold);
}
