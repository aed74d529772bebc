import { Identity, isKnown, Maybe, MeshFacts, ResourceFacts, ServiceFacts, TlsFacts } from '../../facts';
import { Dependents } from '../dependents';
import { waitingFor } from '../fix';
import { RolePolicies } from '../role-policies';
import { Rule } from '../rule';
import { TLS_PAGE } from '../sources';
import { tlsEndpoints } from './tls-endpoints';

export const sc705: Rule = {
  id: 'SC705',
  name: 'tls-delete-order',
  title: 'A service with TLS depends on role, policy, key and authority, so that it is deleted before them',
  severity: 'warning',
  source: TLS_PAGE,
  * check(mesh) {
    const endpoints = tlsEndpoints(mesh);
    if (endpoints.length === 0) return;
    const policies = RolePolicies.of(mesh);
    const dependents = Dependents.of(mesh);
    for (const { service, endpoint, tls } of endpoints) {
      if (service.conditional) continue;
      const loose = needed(mesh, policies, tls).filter((resource) => !resource.conditional && !waitsFor(service, resource, dependents));
      if (loose.length === 0) continue;
      const names = [...new Set(loose.map(({ origin }) => origin.logicalId))].join(', ');
      yield {
        origin: service.origin,
        property: `${endpoint.property}/Tls`,
        message: `${service.name} does not depend on ${names}; if CloudFormation deletes these first, ${service.name} stays in DRAINING`,
        ...waitingFor(mesh, service.origin, loose.map(({ origin }) => origin)),
      };
    }
  },
};

/** The resources that ECS works with until the last task is gone. */
function needed({ resources }: MeshFacts, policies: RolePolicies, { role, kmsKey, authority }: TlsFacts): ResourceFacts[] {
  const at = (identity: Maybe<Identity> | undefined) => (isKnown(identity) ? resources.at(identity) : undefined);
  const roleResource = at(role);
  const attached = roleResource ? policies.attachedTo(roleResource) : [];
  return [roleResource, ...attached, at(kmsKey), at(authority)].filter((resource) => resource !== undefined);
}

/**
 * Whether CloudFormation keeps the order. Between templates it does by the import or the parameter that brought the reference,
 * so that only resources of the same template are looked at.
 */
function waitsFor({ origin }: ServiceFacts, { origin: before }: ResourceFacts, dependents: Dependents): boolean {
  return before.template !== origin.template || dependents.has(before.address, origin.address);
}
