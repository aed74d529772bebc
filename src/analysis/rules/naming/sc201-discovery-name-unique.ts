import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { freeDiscoveryName, renaming } from './discovery-name-change';
import { discoveryNameProperty } from './discovery-name-property';
import { Holders } from './holders';
import { holderLabel, namespaceLabel, PublishedEndpoint, publishedEndpoints } from './published';
import { pairSubject } from './subject';
import { say, Text } from '../words';

/** The props that give an endpoint its discovery name. */
export type DiscoveryNameSource = 'discoveryName' | 'name' | 'dnsName';

/** A discovery name that two endpoints of a namespace want. */
interface TakenDiscoveryName {
  readonly discoveryName: string;
  /** Name of the namespace. */
  readonly namespace: string;
  /** Name of the service that has the name. */
  readonly holder: string;
  /** Name of the service that wants it, too. */
  readonly newcomer: string;
  /** The property that the newcomer's name comes from, if it is known. */
  readonly source?: DiscoveryNameSource | 'portName';
  /** Whether clients dial both by one name and port, which another discovery name does not change. */
  readonly sameAddress: boolean;
}

/** What is wrong with a discovery name that another endpoint has. */
export function discoveryNameTaken({ discoveryName, namespace, holder, newcomer, source = 'discoveryName', sameAddress }: TakenDiscoveryName): Problem {
  const other = holder === newcomer ? `another endpoint of ${holder}` : `service ${holder}`;
  const renamed: Text = ({ prop }) => `set ${prop('discoveryName')} on the endpoint of ${newcomer} to a name that no endpoint in ${namespace} has`;
  const redialled: Text = ({ prop }) => `choose another ${prop('dnsName')} for the endpoint of ${newcomer}`;
  return {
    message: ({ prop }) => `${prop('discoveryName')} is ${JSON.stringify(discoveryName)}${source === 'discoveryName' ? '' : `, by default from ${prop(source)},`} `
      + `on ${newcomer} and on ${other}; each discovery name is unique in the namespace ${namespace}`,
    fix: (words) => {
      if (source === 'dnsName') return sameAddress ? say(redialled, words) : `${say(redialled, words)}; or keep it, and ${say(renamed, words)}`;
      return sameAddress ? `${say(redialled, words)}, and ${say(renamed, words)}` : say(renamed, words);
    },
  };
}

export const sc201: Rule = {
  id: 'SC201',
  name: 'discovery-name-unique',
  title: 'Each discovery name is unique in its namespace',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const holders = new Holders();
    for (const newcomer of publishedEndpoints(mesh)) {
      const { service, endpoint, namespace } = newcomer;
      const { discoveryName } = endpoint;
      if (!isKnown(discoveryName)) continue;
      const holder = holders.of(discoveryName, newcomer);
      if (holder === newcomer) continue;
      const sameAddress = haveSameAddress(holder, newcomer);
      yield {
        origin: service.origin,
        property: discoveryNameProperty(endpoint),
        subject: pairSubject(holder, newcomer),
        ...discoveryNameTaken({
          discoveryName,
          namespace: namespaceLabel(namespace),
          holder: holderLabel(holder, newcomer),
          newcomer: service.name,
          source: endpoint.discoveryNameDefaulted ? 'portName' : 'discoveryName',
          sameAddress,
        }),
        changes: sameAddress ? undefined : renaming(mesh, newcomer, freeDiscoveryName(mesh, newcomer, discoveryName)),
      };
    }
  },
};

/** Whether clients dial both by one name and port: then another discovery name is not enough. */
function haveSameAddress({ endpoint: { aliases } }: PublishedEndpoint, { endpoint }: PublishedEndpoint): boolean {
  return aliases.some(({ dnsName, port }) => endpoint.aliases.some((other) => other.dnsName === dnsName && other.port === port));
}
