import { isKnown } from '../../facts';
import { setTo } from '../fix';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { named } from '../words';

const FIRST = [1, 4, 0];

/** What is wrong with a platform version of Fargate. */
export function platformVersionProblem(version: string): Problem | undefined {
  if (version.toUpperCase() === 'LATEST' || isRecent(version)) return undefined;
  return {
    message: ({ prop }) => `${prop('platformVersion')} is ${JSON.stringify(version)}; Service Connect needs "LATEST", or "1.4.0" or later`,
    ...setTo(named('platformVersion'), 'LATEST'),
  };
}

function isRecent(version: string): boolean {
  if (!/^\d+(\.\d+){0,2}$/.test(version)) return false;
  const numbers = version.split('.').map(Number);
  const differing = FIRST.findIndex((number, i) => (numbers[i] ?? 0) !== number);
  return differing < 0 || (numbers[differing] ?? 0) > FIRST[differing];
}

export const sc801: Rule = {
  id: 'SC801',
  name: 'fargate-platform-version',
  title: 'The platform version of Fargate is "LATEST", or "1.4.0" or later',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    // Whatever the launch type: ECS takes a platform version on Fargate only.
    for (const { origin, platformVersion } of members(mesh)) {
      const problem = isKnown(platformVersion) ? platformVersionProblem(platformVersion) : undefined;
      if (problem) yield { origin, property: 'PlatformVersion', ...problem };
    }
  },
};
