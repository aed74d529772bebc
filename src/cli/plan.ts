import { createColors } from 'picocolors';
import { EXIT, ExitCode } from './exit-codes';
import { LoadOptions } from './input/load';
import { writeOutput } from './output';
import { changeChapter } from './planning/change-chapter';
import { planChapters } from './planning/plan-chapters';
import { asMarkdown, asText, Chapter } from './planning/section';
import { Terminal } from './terminal';
import { readTopologyInput, TopologyInput } from './topology-input';
import { MeshFacts } from '../analysis/facts';
import { changeBetween, topologyOf } from '../analysis/topology';

/** Options of `plan`. */
export interface PlanOptions extends LoadOptions {
  readonly format: 'text' | 'markdown' | 'json';
  /** What is deployed. */
  readonly from?: readonly string[];
  /** The file that takes the result. */
  readonly output?: string;
}

/** What a format makes its text of. */
interface Planned {
  readonly document: object;
  readonly chapters: readonly Chapter[];
}

/** Tells how templates, folders and cloud assemblies are deployed, or what deploying them changes. */
export function plan(paths: readonly string[], { format, from, output, ...options }: PlanOptions, terminal: Terminal): ExitCode {
  const before = from && readTopologyInput(from, options, terminal);
  const input = readTopologyInput(paths, options, terminal);
  // A change between parts of two meshes would tell of services that nobody deletes.
  if (before && !(before.whole && input.whole)) return EXIT.UNREADABLE;
  const { document, chapters } = before ? plannedChange(before, input) : planned(input);
  const text = format === 'json' ? `${JSON.stringify(document, undefined, 2)}\n`
    : format === 'markdown' ? asMarkdown(chapters)
      : asText(chapters, createColors(terminal.colour).bold);
  writeOutput(text, output, terminal);
  return input.whole ? EXIT.CLEAN : EXIT.UNREADABLE;
}

function planned({ deployments }: TopologyInput): Planned {
  const topology = topologyOf(deployments);
  return { document: topology, chapters: planChapters(topology) };
}

function plannedChange(before: TopologyInput, after: TopologyInput): Planned {
  const change = changeBetween(meshesOf(before), meshesOf(after));
  return { document: change, chapters: [changeChapter(change)] };
}

function meshesOf({ deployments }: TopologyInput): MeshFacts[] {
  return deployments.map(({ mesh }) => mesh);
}
