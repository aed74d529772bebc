import { CfnResource, Lazy, TagManager } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** The services that use a resource at the root of their stack. */
const USERS = new WeakMap<CfnResource, Set<IConstruct>>();

/**
 * Gives a resource that services share the tags that all of these services have: it is at the root of the stack, and `Tags.of` a service,
 * or of what contains the services, does not reach it. Tags of its own win.
 */
export function tagAsServices({ node: { defaultChild } }: IConstruct, service: IConstruct): void {
  const resource = defaultChild as CfnResource;
  const users = USERS.get(resource) ?? new Set();
  users.add(service);
  if (USERS.has(resource)) return;
  USERS.set(resource, users);
  // Aspects set tags until synthesis.
  resource.addPropertyOverride('Tags', Lazy.uncachedAny({
    produce: () => {
      const tags = { ...commonTags([...users]), ...tagsOf(resource) };
      const names = Object.keys(tags).sort();
      return names.length === 0 ? undefined : names.map((Key) => ({ Key, Value: tags[Key] }));
    },
  }));
}

function commonTags([first, ...others]: readonly IConstruct[]): Record<string, string> {
  const tags = others.map(({ node }) => tagsOf(node.defaultChild));
  return Object.fromEntries(Object.entries(tagsOf(first.node.defaultChild)).filter(([name, value]) => tags.every((each) => each[name] === value)));
}

function tagsOf(resource: IConstruct | undefined): Record<string, string> {
  return TagManager.of(resource)?.tagValues() ?? {};
}
