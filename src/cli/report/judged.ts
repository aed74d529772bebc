import { MeshFacts } from '../../analysis/facts';
import { readMesh, Refusal } from '../../analysis/reader';
import { judge, Judgement, RULES } from '../../analysis/rules';
import { Deployment } from '../input/load';

const ISSUES = 'https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/issues';
/** Name of the validator plugin: an acknowledgement has it before the id of the rule. */
const PLUGIN = 'ServiceConnect';

/** Templates that are deployed together, and the findings in them that are not accepted. */
export interface Judged {
  readonly mesh: MeshFacts;
  readonly judgements: readonly Judgement[];
}

/** Reads and judges the deployments, one after the other; one that cannot be judged is left out, and told to `refuse`. */
export function judgeEach(
  deployments: readonly Deployment[], acknowledge: readonly string[], refuse: (refusal: Refusal) => void,
): Generator<Judged> {
  return each(deployments, refuse, (mesh, deployment) => (
    { mesh, judgements: judge(mesh, RULES, (all) => withoutAcknowledged(all.filter(({ rule }) => !acknowledge.includes(rule.id)), deployment)) }
  ));
}

/** Reads the deployments as {@link judgeEach} does, without the rules. */
export function readEach(deployments: readonly Deployment[], refuse: (refusal: Refusal) => void): Generator<MeshFacts> {
  return each(deployments, refuse, (mesh) => mesh);
}

function* each<T>(
  deployments: readonly Deployment[], refuse: (refusal: Refusal) => void, use: (mesh: MeshFacts, deployment: Deployment) => T,
): Generator<T> {
  for (const deployment of deployments) {
    try {
      yield use(readMesh(deployment.templates), deployment);
    } catch (error) {
      refuse(error instanceof Refusal ? error : failure(deployment, error));
    }
  }
}

function failure({ templates: [{ name }] }: Deployment, error: unknown): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal(name, `cannot be judged (${reason}); please report it at ${ISSUES}`);
}

/** Acknowledgements are read only if there is a finding that they can accept. */
function withoutAcknowledged(judgements: readonly Judgement[], { acknowledgements }: Deployment): readonly Judgement[] {
  if (!judgements.some(({ severity }) => severity !== 'info')) return judgements;
  const paths = new Map<string, Set<string>>();
  for (const { id, constructPath } of acknowledgements()) {
    const known = paths.get(id);
    if (known) known.add(constructPath);
    else paths.set(id, new Set([constructPath]));
  }
  return judgements.filter(({ rule, origin }) => !isBelow(origin.constructPath, paths.get(`${PLUGIN}::${rule.id}`)));
}

function isBelow(path: string | undefined, above: ReadonlySet<string> | undefined): boolean {
  if (path === undefined || above === undefined) return false;
  const segments = path.split('/');
  return segments.some((_segment, i) => above.has(segments.slice(0, i + 1).join('/')));
}
