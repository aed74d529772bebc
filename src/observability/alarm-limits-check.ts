import { Duration, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { AlarmKind } from './alarm-kinds';
import { ServiceConnectAlarmOptions } from './alarm-props';
import { NumberRange, outsideRange, sc012 } from '../analysis/rules/misuse';
import { refuseIf } from '../validation';

/** Periods that are looked at if nobody says. */
export const EVALUATION_PERIODS = 5;

/** Rejects limits with which an alarm always goes off, or never does, and periods that no alarm has. */
export function checkLimits<Options extends ServiceConnectAlarmOptions>(
  option: string, { ranges }: AlarmKind<Options>, limits: Options, scope: IConstruct,
): void {
  const { evaluationPeriods = EVALUATION_PERIODS } = limits;
  const periods = { from: 1, whole: true } as const;
  const all: [string, NumberRange | undefined][] = [
    ...Object.entries<NumberRange | undefined>(ranges),
    ['evaluationPeriods', periods],
    ['datapointsToAlarm', { ...periods, to: Token.isUnresolved(evaluationPeriods) ? undefined : evaluationPeriods }],
  ];
  for (const [name, range] of all) {
    const value = numberOf(limits[name as keyof Options]);
    if (value !== undefined && range) refuseIf(sc012, outsideRange(`${option}.${name}`, value, range), scope);
  }
}

/** A number, or the milliseconds of a duration; `undefined` for a token and for what is left out. */
function numberOf(value: unknown): number | undefined {
  if (isDuration(value)) return value.isUnresolved() ? undefined : value.toMilliseconds({ integral: false });
  return value === undefined || Token.isUnresolved(value) ? undefined : value as number;
}

/** Whether a value is a duration, of whatever copy of aws-cdk-lib. */
function isDuration(value: unknown): value is Duration {
  return typeof value === 'object' && value !== null && 'toMilliseconds' in value;
}
