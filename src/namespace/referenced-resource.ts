import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib/core';

/** The resource of this app whose attribute a value is; `undefined` for a literal and for what only the deployment knows. */
export function referencedResource(value: string): CfnResource | undefined {
  const token = Token.isUnresolved(value) ? Tokenization.reverseString(value).firstToken : undefined;
  return Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? token.target : undefined;
}
