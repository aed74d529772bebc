import { memberMentions, mentionPlace } from '../mentions';
import { proxiesEncrypt } from '../ports/app-protocol';
import { Rule } from '../rule';
import { TLS_PAGE } from '../sources';
import { say, Words } from '../words';
import { isOther, NamespaceNames } from './namespace-names';
import { plainEndpoint } from './plain-endpoint';

export const sc208: Rule = {
  id: 'SC208',
  name: 'https-to-plain-endpoint',
  title: 'A client does not use TLS of its own for an endpoint with an appProtocol',
  severity: 'warning',
  source: TLS_PAGE,
  * check(mesh) {
    const names = NamespaceNames.of(mesh);
    for (const mention of memberMentions(mesh)) {
      const { service, namespace, host, byScheme } = mention;
      const dialled = names.dialled(namespace.identity, host);
      for (const url of byScheme) {
        const plain = plainEndpoint(url, dialled);
        if (!plain || !isOther(plain.endpoint, service)) continue;
        const { endpoint, port } = plain.endpoint;
        yield {
          ...mentionPlace(mention),
          message: `${url.source} of service ${service.name} calls ${host} over ${url.scheme}, but the proxy expects plain ${String(endpoint.mapping?.appProtocol)}`,
          fix: (words) => `use ${plain.scheme}://${host}:${port}: ${say(proxiesEncrypt(endpoint), words)}; or, if the container itself terminates TLS, ${asTcp(words)}`,
        };
      }
    }
  },
};

/** What the endpoint of a container that terminates TLS is. */
function asTcp({ inApp, prop }: Words): string {
  return inApp ? 'make the endpoint with ServiceConnectEndpoint.tcp' : `remove ${prop('appProtocol')}`;
}
