import { MeshFacts } from '../../analysis/facts';
import { readMesh, Refusal } from '../../analysis/reader';
import { JudgedMesh, judgedMesh } from '../../analysis/topology';
import { Deployment } from '../input/load';

const ISSUES = 'https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/issues';

/** Reads and judges the deployments, one after the other; one that cannot be judged is left out, and told to `refuse`. */
export function judgeEach(
  deployments: readonly Deployment[], acknowledge: readonly string[], refuse: (refusal: Refusal) => void,
): Generator<JudgedMesh> {
  return each(deployments, refuse, ({ templates, acknowledgements }) => judgedMesh(templates, acknowledgements, acknowledge));
}

/** Reads the deployments as {@link judgeEach} does, without the rules. */
export function readEach(deployments: readonly Deployment[], refuse: (refusal: Refusal) => void): Generator<MeshFacts> {
  return each(deployments, refuse, ({ templates }) => readMesh(templates));
}

function* each<T>(
  deployments: readonly Deployment[], refuse: (refusal: Refusal) => void, use: (deployment: Deployment) => T,
): Generator<T> {
  for (const deployment of deployments) {
    try {
      yield use(deployment);
    } catch (error) {
      refuse(error instanceof Refusal ? error : failure(deployment, error));
    }
  }
}

function failure({ templates: [{ name }] }: Deployment, error: unknown): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal(name, `cannot be judged (${reason}); please report it at ${ISSUES}`);
}
