/** How a text speaks: of an app of constructs and their props, or of a template and its properties. */
export interface Words {
  /** Whether the resource comes from a construct. */
  readonly inApp: boolean;
  /** A property, given as the props of the CDK spell it: `dnsName` in an app, `DnsName` in a template. */
  prop(name: string): string;
}

/** A text that is the same everywhere, or one that names properties and speaks of calls. */
export type Text = string | ((words: Words) => string);

/** Of constructs: what calls throw, and findings about resources that a construct made. */
export const APP_WORDS: Words = { inApp: true, prop: (name) => name };

/** Of CloudFormation. */
export const TEMPLATE_WORDS: Words = { inApp: false, prop: (name) => name.charAt(0).toUpperCase() + name.slice(1) };

/** A text in words. */
export function say(text: Text, words: Words): string {
  return typeof text === 'string' ? text : text(words);
}

/** A property as a text of its own. */
export function named(name: string): Text {
  return ({ prop }) => prop(name);
}

/** The id by which a finding is acknowledged: an app names the plugin, too. */
export function acknowledgement(rule: string, { inApp }: Words): string {
  return inApp ? `ServiceConnect::${rule}` : rule;
}

/** The ordering of a connection whose client does not wait. */
export function redeployAfter({ inApp }: Words): string {
  return inApp ? 'ServiceConnectOrdering.REDEPLOY_AFTER' : 'the ordering REDEPLOY_AFTER, in the Metadata of the client';
}
