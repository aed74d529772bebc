/** The service, the instances or the shared group whose security group a reference names, in the same stack or in another. */
export function groupIn(reference: unknown): string {
  const text = JSON.stringify(reference);
  return /(S\d+|Instances)(?:L2|Instance)?SecurityGroup/.exec(text)?.[1] ?? /(Shared)[0-9A-F]{8}/.exec(text)?.[1] ?? text;
}
