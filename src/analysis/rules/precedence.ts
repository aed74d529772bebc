/**
 * One mistake gives one finding: if a rule of the first column has a finding, the rule of the second is silent about the same
 * subject. `precedence.test.ts` asks for a proof of each line.
 */
export const PRECEDENCE: readonly (readonly [keeps: string, drops: string])[] = [
  ['SC102', 'SC203'], // the discovery name defaults from a bad port name
  ['SC201', 'SC202'], // the same two endpoints
  ['SC103', 'SC101'], // the port name is that of a range, which is not a single port
  ['SC312', 'SC111'], // the misspelt ClientAliases
  ['SC312', 'SC301'], // the misspelt Namespace
  ['SC312', 'SC715'], // the misspelt LogConfiguration
  ['SC305', 'SC306'], // ECS creates no namespace of a name that it rejects
  ['SC406', 'SC404'], // the next size of Fargate has more memory, and perhaps enough
  ['SC406', 'SC405'], // the same with CPU
  ['SC610', 'SC808'], // a started task that names an alias
  ['SC604', 'SC605'], // a cycle of declared connections only
];
