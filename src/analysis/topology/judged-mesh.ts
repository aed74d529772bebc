import { addToSet, MeshFacts } from '../facts';
import { Acknowledgement, readMesh, TemplateSource } from '../reader';
import { judge, Judgement, RULES } from '../rules';

/** Name of the validator plugin: an acknowledgement has it before the id of the rule. */
const PLUGIN = 'ServiceConnect';

/** Templates that are deployed together, and what the rules say of them. */
export interface JudgedMesh {
  readonly mesh: MeshFacts;
  readonly judgements: readonly Judgement[];
}

/** Reads and judges templates that are deployed together; findings that are acknowledged, for a resource or by their rule, are left out. */
export function judgedMesh(
  templates: readonly TemplateSource[], acknowledgements: () => readonly Acknowledgement[], acknowledgedRules: readonly string[] = [],
): JudgedMesh {
  const mesh = readMesh(templates);
  const judgements = judge(mesh, RULES, (all) => (
    withoutAcknowledged(all.filter(({ rule }) => !acknowledgedRules.includes(rule.id)), acknowledgements)
  ));
  return { mesh, judgements };
}

/** Acknowledgements are read only if there is a finding that they can accept. */
function withoutAcknowledged(judgements: readonly Judgement[], acknowledgements: () => readonly Acknowledgement[]): readonly Judgement[] {
  if (!judgements.some(({ severity }) => severity !== 'info')) return judgements;
  const paths = new Map<string, Set<string>>();
  for (const { id, constructPath } of acknowledgements()) addToSet(paths, id, constructPath);
  return judgements.filter(({ rule, origin }) => !isBelow(origin.constructPath, paths.get(`${PLUGIN}::${rule.id}`)));
}

function isBelow(path: string | undefined, above: ReadonlySet<string> | undefined): boolean {
  if (path === undefined || above === undefined) return false;
  const segments = path.split('/');
  return segments.some((_segment, i) => above.has(segments.slice(0, i + 1).join('/')));
}
