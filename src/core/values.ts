import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib/core';

/** A number that is known now. */
export function literal(value: number | undefined): number | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

/** The resource of this app whose attribute a value is; `undefined` for a literal and for a value that only the deployment knows. */
export function referencedResource(value: string): CfnResource | undefined {
  const token = Token.isUnresolved(value) ? Tokenization.reverseString(value).firstToken : undefined;
  return Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? token.target : undefined;
}

/** What a construct tells; `undefined` if it was imported without the value, for which CDK throws when it is read. */
export function ifTold<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
