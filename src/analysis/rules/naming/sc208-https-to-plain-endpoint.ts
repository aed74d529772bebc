import { memberMentions, mentionPlace } from '../mentions';
import { Rule } from '../rule';
import { TLS_PAGE } from '../sources';
import { plainEndpoint } from './dialled-with-tls';
import { isOther, NamespaceNames } from './namespace-names';

/** Schemes without TLS. */
const PLAIN: Readonly<Record<string, string>> = { https: 'http', wss: 'ws', grpcs: 'grpc' };

export const sc208: Rule = {
  id: 'SC208',
  name: 'https-to-plain-endpoint',
  title: 'A client calls an endpoint with an appProtocol without TLS of its own',
  severity: 'warning',
  source: TLS_PAGE,
  * check(mesh) {
    const names = NamespaceNames.of(mesh);
    for (const mention of memberMentions(mesh)) {
      const { service, namespace, host, source, scheme } = mention;
      const endpoint = plainEndpoint(mention, names.dialled(namespace.identity, host));
      if (!endpoint || !isOther(endpoint, service)) continue;
      const plain = `${PLAIN[scheme!]}://${host}:${endpoint.port}`;
      yield {
        ...mentionPlace(mention),
        message: `${source} of service ${service.name} calls ${host} by ${scheme}, but the proxy reads plain ${String(endpoint.endpoint.mapping?.appProtocol)} there`,
        fix: ({ prop }) => `use ${plain}: the proxies encrypt if the endpoint has Tls; or remove ${prop('appProtocol')} if the container itself ends TLS`,
      };
    }
  },
};
