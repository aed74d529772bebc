import { Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { refuse, refuseIf } from './refuse';
import { literalRequired, sc004 } from '../rules/misuse/sc004-literal-required';
import { belowMinimum, sc012 } from '../rules/misuse/sc012-value-range';

/** Refuses an amount that is a token, since it is calculated with, or below its minimum. */
export function checkAmount(property: string, value: number, minimum: number, scope?: IConstruct): void {
  if (Token.isUnresolved(value)) refuse(sc004, literalRequired(property), scope);
  refuseIf(sc012, belowMinimum(property, value, minimum), scope);
}
