import { asObject, asText, own, MeshFacts, ServiceFacts, TaskFacts } from '../../facts';
import { removing } from '../fix';
import { memberTasks } from '../member-tasks';
import { Finding, Rule } from '../rule';
import { named } from '../words';
import { APP_MESH_MIGRATION_PAGE } from './sources';

export const sc514: Rule = {
  id: 'SC514',
  name: 'app-mesh-proxy-left',
  title: 'No task definition of a Service Connect service keeps the proxy configuration of App Mesh',
  severity: 'warning',
  source: APP_MESH_MIGRATION_PAGE,
  * check(mesh) {
    for (const { task, services } of memberTasks(mesh)) {
      if (hasAppMeshProxy(mesh, task)) yield finding(task, services[0]);
    }
  },
};

/** `APPMESH` is the only type, and the default. */
function hasAppMeshProxy({ resources }: MeshFacts, { origin }: TaskFacts): boolean {
  const proxy = asObject(resources.at(origin.address)?.property('ProxyConfiguration'));
  return proxy !== undefined && (asText(own(proxy, 'Type')) ?? 'APPMESH') === 'APPMESH';
}

function finding({ origin }: TaskFacts, { name }: ServiceFacts): Finding {
  return {
    origin,
    property: 'ProxyConfiguration',
    message: ({ prop }) => `${prop('proxyConfiguration')} redirects the traffic of the task of ${name} to the proxy of App Mesh, past the proxy of Service Connect`,
    ...removing(named('proxyConfiguration'), ' when the service joins Service Connect, and then the Envoy container of App Mesh, which receives no more traffic'),
  };
}
