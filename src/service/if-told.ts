/** What a construct tells; `undefined` where it was imported without it, for which CDK throws when it is read. */
export function ifTold<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
