import { Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { refuse, refuseIf } from './refuse';
import { belowMinimum, literalRequired, sc004, sc012 } from '../analysis/rules/misuse';
import { portProblem, sc105 } from '../analysis/rules/ports/sc105-alias-port-range';

/** Rejects a token as a value that is needed at synthesis. */
export function checkLiteral(property: string, value: number, scope?: IConstruct): void {
  if (Token.isUnresolved(value)) refuse(sc004, literalRequired(property), scope);
}

/** Rejects an amount that is a token (the library calculates with it) or below its minimum. */
export function checkAmount(property: string, value: number, minimum: number, scope?: IConstruct, unit?: string): void {
  checkLiteral(property, value, scope);
  refuseIf(sc012, belowMinimum(property, value, minimum, unit), scope);
}

/** Rejects a port that is a token or not a whole number from 1 to 65535. */
export function checkPort(property: string, port: number, scope?: IConstruct): void {
  checkLiteral(property, port, scope);
  refuseIf(sc105, portProblem(property, port), scope);
}
