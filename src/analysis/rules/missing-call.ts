import { authoredPath } from '../facts';
import { Fix } from './fix';
import { ServedConnection } from './pairs';
import { say, Text } from './words';

/**
 * The fix of a connection, with the call that makes it: two services of this library that no call connects lack that call first of all.
 *
 * @param conjunction `or` if the call alone mends it, else `and`
 */
export function callingFirst(connection: ServedConnection, { fix, ...more }: Fix, conjunction: 'or' | 'and' = 'or'): Fix {
  const { client, server, target, inferredFrom } = connection;
  // The metadata of a service comes from its construct; people write it by hand only where no construct is.
  if (inferredFrom === undefined || !client.metadata || !server.metadata) return { fix, ...more };
  const call: Text = `call connectTo of ${authoredPath(client.origin)} for ${target} of ${authoredPath(server.origin)}`;
  return { fix: (words) => (words.inApp ? `${call}, ${conjunction} ${say(fix, words)}` : say(fix, words)), ...more };
}
