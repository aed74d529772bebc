import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { memberEndpoints } from '../select';
import { HEALTH_CHECK_PAGE } from './sources';

export const sc407: Rule = {
  id: 'SC407',
  name: 'essential-health-check',
  title: 'The essential container behind an endpoint has a health check',
  severity: 'info',
  source: HEALTH_CHECK_PAGE,
  * check(mesh) {
    const seen = new Set<unknown>();
    for (const { service, endpoint: { container } } of memberEndpoints(mesh)) {
      const { task } = service;
      if (!isKnown(task) || !container || seen.has(container)) continue;
      seen.add(container);
      if (container.essential !== true || container.hasHealthCheck !== false) continue;
      yield {
        origin: task.origin,
        property: `${container.property}/HealthCheck`,
        message: () => `the container${isKnown(container.name) ? ` "${container.name}"` : ''} of "${service.name}" has no health check; `
          + 'without one, a deployment can count a new task before the application answers',
        fix: 'give the container a HealthCheck',
      };
    }
  },
};
