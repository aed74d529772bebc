import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { chooseOne, ChosenEndpoint, labelOf } from './endpoint-choice';
import { sc011, variableTaken } from '../../analysis/rules/misuse';
import { ConnectOptions, IServiceConnectTarget } from '../../mesh';
import { refuse } from '../../validation';

/** The environment variables that a connection sets, with their values. */
export function connectionVariables(
  client: IConstruct, container: ContainerDefinition, target: IServiceConnectTarget, chosen: readonly ChosenEndpoint[], options: ConnectOptions,
): Map<string, string> {
  const variables = new Map<string, string>();
  const { urlEnvironmentVariable: url, addressEnvironmentVariable: address } = options;
  const { hostEnvironmentVariable: host, portEnvironmentVariable: port } = options;
  const [first] = [url, address, host, port].filter((name) => name !== undefined);
  if (first === undefined) return variables;

  const { endpoint } = chooseOne(labelOf(target), chosen, `environment variable ${first}`, undefined, client);
  const set = (name: string, value: string) => {
    const before = variables.get(name);
    if (before !== undefined) refuse(sc011, variableTaken({ name, container: container.containerName, before, now: value }), client);
    variables.set(name, value);
  };
  if (url !== undefined) set(url, endpoint.url);
  if (address !== undefined) set(address, endpoint.address);
  if (host !== undefined) set(host, endpoint.dnsName);
  if (port !== undefined) set(port, String(endpoint.port));
  return variables;
}
