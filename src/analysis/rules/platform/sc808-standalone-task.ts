import { below, MeshFacts, Pointer, ResourceFacts } from '../../facts';
import { memberTasks } from '../member-tasks';
import { itemsOf } from '../properties';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { startSubject } from '../subjects';

export const sc808: Rule = {
  id: 'SC808',
  name: 'standalone-task',
  title: 'A task that a rule or a schedule starts gets no proxy',
  severity: 'info',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const services = new Map(memberTasks(mesh).map(({ task, services: [first] }) => [task.origin.address, first]));
    for (const { resource, target, property } of targets(mesh)) {
      const task = below(target, 'EcsParameters', 'TaskDefinitionArn');
      if (!(task instanceof Pointer)) continue;
      const service = services.get(task.address);
      if (service === undefined) continue;
      yield {
        origin: resource.origin,
        subject: startSubject(resource.origin.address, task.address),
        property: `${property}/EcsParameters/TaskDefinitionArn`,
        message: () => `the target runs the task definition of "${service.name}" outside a service: such a task gets no Service Connect proxy and resolves no endpoint of the mesh`,
        fix: 'reach what the task calls without Service Connect, for example through a load balancer',
      };
    }
  },
};

function* targets({ resources }: MeshFacts): Iterable<{ resource: ResourceFacts; target: unknown; property: string }> {
  for (const resource of resources.ofType('AWS::Events::Rule')) {
    for (const [i, target] of itemsOf(resource.properties.Targets).entries()) yield { resource, target, property: `Targets/${i}` };
  }
  for (const resource of resources.ofType('AWS::Scheduler::Schedule')) {
    yield { resource, target: resource.properties.Target, property: 'Target' };
  }
}
