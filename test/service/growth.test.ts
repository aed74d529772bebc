import { App } from 'aws-cdk-lib/core';
import { memberOf } from '../../src/mesh';
import { MeshStack } from '../support/app';
import { once } from '../support/once';

/** How many services the mesh has: enough to tell what is done for each service from what is done for each pair of them. */
const SERVICES = 24;

/** A chain of services, of which each is connected when it is made, and how often the members were asked. */
const chain = once(() => {
  const mesh = new MeshStack();
  const asked = { connections: 0, expectedTasks: 0 };
  const services = Array.from({ length: SERVICES }, (_, i) => {
    const service = mesh.server(`S${i}`);
    const member = memberOf(service)!;
    const { connections, expectedTasks } = member;
    const values = connections.values.bind(connections);
    jest.spyOn(connections, 'values').mockImplementation(() => {
      asked.connections += 1;
      return values();
    });
    jest.spyOn(member, 'expectedTasks').mockImplementation(() => {
      asked.expectedTasks += 1;
      return expectedTasks();
    });
    return service;
  });
  services.slice(1).forEach((service, i) => service.connectTo(services[i]));
  const afterCalls = { ...asked };
  (mesh.node.root as App).synth();
  return { afterCalls, asked };
});

test('a call of connectTo does not walk over all servers to find a cycle', () => {
  expect(chain().afterCalls.connections).toBeLessThan(3 * SERVICES);
});

test('the tasks of a namespace are counted once in a synthesis, not for each task', () => {
  expect(chain().asked.expectedTasks).toBeLessThanOrEqual(SERVICES);
});
