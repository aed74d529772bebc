import { addressOf, MemberMention, memberMentions, mentionPlace } from '../mentions';
import { Rule } from '../rule';
import { CLIENT_ALIAS_API } from '../sources';
import { isOther, Lookalike, NamespaceNames } from './namespace-names';

export const sc206: Rule = {
  id: 'SC206',
  name: 'host-not-an-alias',
  title: 'The environment of a client names endpoints by their client alias',
  severity: 'warning',
  source: CLIENT_ALIAS_API,
  * check(mesh) {
    const names = NamespaceNames.of(mesh);
    for (const mention of memberMentions(mesh)) {
      const found = meantBy(mention, names);
      if (!found) continue;
      yield {
        ...mentionPlace(mention),
        message: `${mention.source} of service ${mention.service.name} names ${addressOf(mention)}, the ${found.what} of an endpoint of service `
          + `${found.service.name}; tasks resolve only the alias, ${addressOf(found)}`,
        fix: `use ${addressOf(found)}`,
      };
    }
  },
};

/** The one endpoint of another service that a host means, if tasks do not resolve the host. */
function meantBy({ service, namespace, host, port, isDeclared }: MemberMention, names: NamespaceNames): Lookalike | undefined {
  if (isDeclared || names.dialled(namespace.identity, host).length > 0) return undefined;
  const lookalikes = names.lookalikes(namespace.identity, host);
  const [found] = lookalikes;
  if (lookalikes.length !== 1 || !isOther(found, service)) return undefined;
  // A port name is a common word: only the port shows that the endpoint is meant.
  return found.what === 'port name' && port !== found.port ? undefined : found;
}
