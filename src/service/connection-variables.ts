import { IConstruct } from 'constructs';
import { ConnectOptions, IServiceConnectTarget } from '../contract';
import { ChosenEndpoint, chooseOne, labelOf } from './endpoint-choice';

/** The environment variables that a connection sets, with their values. */
export function connectionVariables(
  client: IConstruct, target: IServiceConnectTarget, chosen: readonly ChosenEndpoint[], options: ConnectOptions,
): Map<string, string> {
  const variables = new Map<string, string>();
  const { urlEnvironmentVariable: url, addressEnvironmentVariable: address } = options;
  const { hostEnvironmentVariable: host, portEnvironmentVariable: port } = options;
  const [first] = [url, address, host, port].filter((name) => name !== undefined);
  if (first === undefined) return variables;

  const { endpoint } = chooseOne(labelOf(target), chosen, `environment variable ${first}`, undefined, client);
  if (url !== undefined) variables.set(url, endpoint.url);
  if (address !== undefined) variables.set(address, endpoint.address);
  if (host !== undefined) variables.set(host, endpoint.dnsName);
  if (port !== undefined) variables.set(port, String(endpoint.port));
  return variables;
}
