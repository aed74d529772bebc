import { PatchOperation } from './patch';
import { UnreadFacts } from '../../analysis/facts';
import { Refusal } from '../../analysis/reader';
import { Severity } from '../../analysis/rules';
import { Region } from '../input/document';

/** A finding as the JSON format gives it. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly template: string;
  /** Logical id. */
  readonly resource: string;
  readonly constructPath: string | null;
  readonly property: string;
  readonly line: number | null;
  /** The page of the rule. */
  readonly url: string;
  readonly inferred: boolean;
  /** The fix as a JSON Patch; empty if there is none. */
  readonly patch: readonly PatchOperation[];
}

/** How much was read and found, whatever the level that is shown. */
export interface Summary {
  /** Services on the mesh. */
  readonly services: number;
  /** Endpoints of those services. */
  readonly endpoints: number;
  /** Connections from those services, declared or inferred. */
  readonly connections: number;
  readonly errors: number;
  readonly warnings: number;
}

/** The summary of nothing. */
export const NOTHING: Summary = { services: 0, endpoints: 0, connections: 0, errors: 0, warnings: 0 };

/** The subject of findings. */
export interface Subject {
  /** The name that people use: that of a service, else a logical id. */
  readonly name: string;
  readonly findings: readonly ReportedFinding[];
}

/** The data that a format needs. */
export interface Report {
  /** Findings of the level that is shown, by subject. */
  readonly subjects: readonly Subject[];
  readonly summary: Summary;
  readonly refusals: readonly Refusal[];
  /** How many deployments were judged. */
  readonly judged: number;
  /** Parts that may hold a service and were not read. */
  readonly unread: readonly UnreadPart[];
  /** Where the text has the value that an operation replaces, if it is in one piece. */
  regionOf(operation: PatchOperation): Region | undefined;
}

/** A part that was not read, with its line if it has one. */
export interface UnreadPart extends UnreadFacts {
  readonly line: number | null;
}

/** Writes a report out. */
export type Format = (report: Report) => string;

/** The findings of a report, in its order. */
export function findingsOf({ subjects }: Report): ReportedFinding[] {
  return subjects.flatMap(({ findings }) => findings);
}

/** Two summaries as one. */
export function sum(a: Summary, b: Summary): Summary {
  return {
    services: a.services + b.services,
    endpoints: a.endpoints + b.endpoints,
    connections: a.connections + b.connections,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
  };
}
