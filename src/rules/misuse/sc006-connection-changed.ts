import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc006 = misuse('SC006', 'connection-changed', 'Connecting again keeps the ordering and the openings of the first connection');

/** A second connection to the same endpoint that contradicts the first. */
export function connectionChanged(connection: {
  readonly client: string; readonly endpoint: string; readonly option: string; readonly before: unknown; readonly now: unknown;
}): Problem {
  const { client, endpoint, option, before, now } = connection;
  return {
    message: `service ${client} is connected to ${endpoint} with ${option} ${String(before)}, and now again with ${String(now)}`,
    fix: `give the same ${option} in both calls, or make one of the two`,
  };
}
