/**
 * One mistake gives one finding: where a rule of the first column has a finding, the rule of the second is silent about the same
 * subject.
 */
export const PRECEDENCE: readonly (readonly [keeps: string, drops: string])[] = [
  ['SC102', 'SC203'], // the discovery name defaults from a bad port name
  ['SC201', 'SC202'], // the same two endpoints
  ['SC103', 'SC101'], // the port name stands on a range, which has no name of its own
  ['SC604', 'SC605'], // a circle of declared connections only
];
