import { ClientAliasFacts, isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { Holders } from './holders';
import { holderLabel, namespaceLabel, PublishedEndpoint, publishedEndpoints } from './published';
import { pairSubject } from './subject';

/** A name and port that two endpoints of a namespace want. */
interface TakenEndpoint {
  /** The name that clients dial. */
  readonly host: string;
  /** The port that clients dial. */
  readonly port: number;
  /** Name of the namespace. */
  readonly namespace: string;
  /** Name of the service that has the name and port. */
  readonly holder: string;
  /** Name of the service that wants them, too. */
  readonly newcomer: string;
}

/** What is wrong with a client alias that another endpoint has. */
export function endpointTaken({ host, port, namespace, holder, newcomer }: TakenEndpoint): Problem {
  const other = holder === newcomer ? `another endpoint of ${holder}` : `service ${holder}`;
  return {
    message: `client alias ${host}:${port} is on ${newcomer} and on ${other}; each name with its port is unique in the namespace ${namespace}`,
    fix: ({ prop }) => `set another ${prop('dnsName')} or another port on the client alias of ${newcomer}`,
  };
}

export const sc202: Rule = {
  id: 'SC202',
  name: 'endpoint-unique',
  title: 'The name and port that clients dial are unique in a namespace',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const holders = new Holders();
    for (const newcomer of publishedEndpoints(mesh)) {
      const { service, endpoint, namespace } = newcomer;
      for (const [i, alias] of endpoint.aliases.entries()) {
        const host = hostOf(alias, newcomer);
        const { port } = alias;
        if (host === undefined || !isKnown(port)) continue;
        const holder = holders.of(`${host}:${port}`, newcomer);
        if (holder === newcomer) continue;
        yield {
          origin: service.origin,
          property: `${endpoint.property}/ClientAliases/${i}`,
          subject: pairSubject(holder, newcomer),
          ...endpointTaken({ host, port, namespace: namespaceLabel(namespace), holder: holderLabel(holder, newcomer), newcomer: service.name }),
        };
      }
    }
  },
};

/** The name that clients dial, as far as the templates tell. */
function hostOf({ dnsName }: ClientAliasFacts, { endpoint: { discoveryName }, namespace: { name } }: PublishedEndpoint): string | undefined {
  if (dnsName !== undefined) return isKnown(dnsName) ? dnsName : undefined;
  return isKnown(discoveryName) && isKnown(name) ? `${discoveryName}.${name}` : undefined;
}
