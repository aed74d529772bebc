import { CfnResource, Token } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { otherReleaseOf } from './mark';
import { refuse } from './refuse';
import { enumValue, Expected, foreignObject, otherRelease, sc012, sc013, sc029 } from '../analysis/rules/misuse';
import { shown } from '../analysis/rules/shown';

/** Rejects an object that this release did not make: languages without types do not. */
export function refuseForeign(parameter: string, given: unknown, expected: Expected, scope?: IConstruct): never {
  const other = otherReleaseOf(given);
  if (other === undefined) refuse(sc013, foreignObject(parameter, describe(given), expected), scope);
  refuse(sc029, otherRelease(parameter, describe(given), other), scope);
}

/** Rejects a value that an enum does not have. */
export function checkEnum(property: string, value: string | undefined, values: Readonly<Record<string, string>>, scope?: IConstruct): void {
  const allowed = Object.values(values);
  if (value === undefined || allowed.includes(value)) return;
  refuse(sc012, enumValue(property, describe(value), allowed), scope);
}

/** A value for a message: the path and the resource type of a construct, the text of a string. */
export function describe(value: unknown): string {
  if (Construct.isConstruct(value)) return describeConstruct(value);
  if (Token.isUnresolved(value)) return 'a token';
  if (typeof value !== 'object' || value === null) return shown(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}

function describeConstruct(construct: IConstruct): string {
  const resource = construct.node.defaultChild ?? construct;
  const type = CfnResource.isCfnResource(resource) ? resource.cfnResourceType : 'a construct';
  return `${construct.node.path || 'the App'} (${type})`;
}
