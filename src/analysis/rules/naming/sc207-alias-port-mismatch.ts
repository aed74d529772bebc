import { addressOf, memberMentions, mentionPlace } from '../mentions';
import { Rule } from '../rule';
import { CLIENT_ALIAS_API } from '../sources';
import { DialledEndpoint, isOther, NamespaceNames } from './namespace-names';
import { plainEndpoint } from './plain-endpoint';

export const sc207: Rule = {
  id: 'SC207',
  name: 'alias-port-mismatch',
  title: 'The environment of a client uses the port of the alias',
  severity: 'warning',
  source: CLIENT_ALIAS_API,
  * check(mesh) {
    const names = NamespaceNames.of(mesh);
    for (const mention of memberMentions(mesh)) {
      const { service, namespace, host, port, source, isDeclared, byScheme } = mention;
      const dialled = names.dialled(namespace.identity, host);
      if (isDeclared || port === undefined || dialled.length === 0 || dialled.some((endpoint) => endpoint.port === port)) continue;
      if (!dialled.every((endpoint) => isOther(endpoint, service))) continue;
      // TLS to a plain endpoint is the mistake to name.
      if (byScheme.every((url) => plainEndpoint(url, dialled))) continue;
      const ports = [...new Set(dialled.map((endpoint) => endpoint.port))].join(', ');
      yield {
        ...mentionPlace(mention),
        message: `${source} of service ${service.name} names ${addressOf(mention)}; clients reach ${host} on port ${ports} only${noteOf(dialled, port)}`,
        fix: `use ${dialled.map(addressOf).join(' or ')}`,
      };
    }
  },
};

/** The commonest mistake: the port of the container in place of that of the alias. */
function noteOf(dialled: readonly DialledEndpoint[], port: number): string {
  const isContainerPort = dialled.some(({ endpoint: { mapping } }) => mapping?.containerPort === port);
  return isContainerPort ? `: ${port} is the port of its container` : '';
}
