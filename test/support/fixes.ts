import { applyPatch, Operation } from 'fast-json-patch';
import { judgeTemplates } from './templates';
import { TemplateSource } from '../../src/analysis/reader';
import { Judgement } from '../../src/analysis/rules';
import { patchOf } from '../../src/cli/report/patch';

/** What came of applying the fix of a finding. */
interface Outcome {
  readonly finding: string;
  /** Whether the finding is still there. */
  readonly remains: boolean;
  /** Findings that were not there before. */
  readonly come: readonly string[];
}

/** The templates with the fix of a finding applied, as JSON Patch of RFC 6902; `undefined` if it has none with a certain place. */
function applied(sources: readonly TemplateSource[], finding: Judgement): TemplateSource[] | undefined {
  const bodies = new Map(sources.map(({ name, body }) => [name, body]));
  const operations = patchOf(finding, (template) => bodies.get(template));
  if (operations.length === 0) return undefined;
  return sources.map((source) => {
    const ofSource = operations.filter(({ template }) => template === source.name);
    const patch = ofSource.map(({ op, path, value }) => ({ op, path, ...op === 'remove' ? {} : { value } }) as Operation);
    return { ...source, body: applyPatch(copyOf(source.body), patch, true).newDocument };
  });
}

/** Applies the fix of each finding, one at a time, and judges the templates again. */
export function outcomesOf(
  templates: readonly TemplateSource[], judgeSources: (sources: readonly TemplateSource[]) => Judgement[] = judgeAll,
): Outcome[] {
  const sources = templates.map((source) => ({ ...source, body: copyOf(source.body) }));
  const before = judgeSources(sources);
  return before.flatMap((finding) => {
    const fixed = applied(sources, finding);
    if (!fixed) return [];
    const left = before.map(keyOf);
    const come = judgeSources(fixed).map(keyOf).filter((key) => {
      const at = left.indexOf(key);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    return [{ finding: keyOf(finding), remains: !left.includes(keyOf(finding)), come }];
  });
}

function judgeAll(sources: readonly TemplateSource[]): Judgement[] {
  return judgeTemplates(...sources);
}

/** A template as a file has it. */
function copyOf(body: unknown): object {
  return JSON.parse(JSON.stringify(body)) as object;
}

/** A finding, whatever its message says of the rest of the template. */
function keyOf({ rule, origin, property }: Judgement): string {
  return `${rule.id} at ${origin.logicalId} of ${origin.template}, ${property}`;
}
