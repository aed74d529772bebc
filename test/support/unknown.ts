/** Values that exist only at deployment, each for a different reason. */
export const UNKNOWNS: readonly (readonly [name: string, value: unknown])[] = [
  ['a parameter that has no default', { Ref: 'Parameter' }],
  ['an import', { 'Fn::ImportValue': 'other-stack-value' }],
  ['a choice that cannot be decided', { 'Fn::If': ['Undecidable', 1, 'x'] }],
];
