/** Short forms whose long form is not `Fn::` and the same name. */
const PLAIN: readonly string[] = ['Ref', 'Condition'];

/** The long form of a value with a YAML tag: `!Sub x` is `Fn::Sub: x`. Any function may come, those of tomorrow too. */
export function longForm(tag: string, value: unknown): Record<string, unknown> {
  const name = tag.slice(1);
  if (PLAIN.includes(name)) return { [name]: value };
  return { [`Fn::${name}`]: name === 'GetAtt' && typeof value === 'string' ? splitOnce(value) : value };
}

/** Whether a YAML tag is a short form. */
export function isShortForm(tag: string | undefined): tag is string {
  return tag !== undefined && /^![A-Za-z]/.test(tag);
}

/** `Catalog.Outputs.Arn` is the attribute `Outputs.Arn` of `Catalog`. */
function splitOnce(text: string): string | string[] {
  const dot = text.indexOf('.');
  return dot === -1 ? text : [text.slice(0, dot), text.slice(dot + 1)];
}
