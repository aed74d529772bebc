import { isKnown } from '../../facts';
import { setTo } from '../fix';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { acknowledgement } from '../words';

/** What is wrong with a deployment strategy: the stricter of two pages of AWS. */
function strategyProblem(strategy: string): Problem | undefined {
  if (strategy === 'ROLLING') return undefined;
  return {
    message: `the deployment strategy is ${JSON.stringify(strategy)}; the AWS considerations for Service Connect ask for ROLLING, although AWS has since documented BLUE_GREEN, LINEAR and CANARY`,
    ...setTo('the deployment strategy', 'ROLLING', (words) => `, or acknowledge ${acknowledgement('SC602', words)} to keep it`),
  };
}

export const sc602: Rule = {
  id: 'SC602',
  name: 'deployment-strategy-rolling',
  title: 'The deployment strategy of a Service Connect service is ROLLING',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { origin, deploymentController, deploymentStrategy } of members(mesh)) {
      // Another controller has no strategy of ECS, and is the mistake to name.
      if (deploymentController !== 'ECS' || !isKnown(deploymentStrategy)) continue;
      const problem = strategyProblem(deploymentStrategy);
      if (problem) yield { origin, property: 'DeploymentConfiguration/Strategy', ...problem };
    }
  },
};
