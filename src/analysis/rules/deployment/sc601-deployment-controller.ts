import { isKnown } from '../../facts';
import { setTo } from '../fix';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';

/** What is wrong with the type of a deployment controller. */
export function controllerProblem(controller: string): Problem | undefined {
  if (controller === 'ECS') return undefined;
  return {
    message: `the deployment controller is ${JSON.stringify(controller)}; Service Connect works with ECS only`,
    ...setTo('the type of the deployment controller', 'ECS', '; ECS changes it in place'),
  };
}

export const sc601: Rule = {
  id: 'SC601',
  name: 'deployment-controller',
  title: 'The deployment controller of a Service Connect service is ECS',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { origin, deploymentController } of members(mesh)) {
      const problem = isKnown(deploymentController) ? controllerProblem(deploymentController) : undefined;
      if (problem) yield { origin, property: 'DeploymentController/Type', ...problem };
    }
  },
};
