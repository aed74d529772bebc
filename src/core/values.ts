import { CfnResource, IResolveContext, Reference, Token, Tokenization } from 'aws-cdk-lib/core';

/** The number, unless it is a token. */
export function literal(value: number | undefined): number | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

/** The resource of this app that a value is an attribute of; `undefined` for a literal and for any other token. */
export function referencedResource(value: string): CfnResource | undefined {
  const token = Token.isUnresolved(value) ? Tokenization.reverseString(value).firstToken : undefined;
  return Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? token.target : undefined;
}

/** A text as the description of a security group or of one of its rules: EC2 accepts at most 255 characters, of a small set. */
export function securityGroupDescription(text: string): string {
  return text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, '_').slice(0, 255);
}

/** A value of a construct; `undefined` if the construct was imported without it, since CDK throws when it is read. */
export function ifTold<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/**
 * A value of literals that is made when CDK writes a template. CDK resolves all values once before, to find references between stacks:
 * literals hold none, so nothing is made then.
 */
export function whenWritten<T>(make: () => T): { produce(context: IResolveContext): T | undefined } {
  return { produce: ({ preparing }) => (preparing ? undefined : make()) };
}
