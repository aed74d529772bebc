import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ChosenEndpoint, chooseOnly, labelOf } from './endpoint-choice';
import { propNotSupported, sc010, sc011, sc012, urlSchemeProblem, variableTaken } from '../../analysis/rules/misuse';
import { IServiceConnectEndpoint, IServiceConnectTarget, ServiceConnectConnectionOptions } from '../../mesh';
import { refuse, refuseIf } from '../../validation';

/** The environment variables that a connection sets, with their values. */
export function connectionVariables(
  client: IConstruct, container: ContainerDefinition, target: IServiceConnectTarget, chosen: readonly ChosenEndpoint[],
  options: ServiceConnectConnectionOptions,
): Map<string, string> {
  const variables = new Map<string, string>();
  const { urlEnvironmentVariable: url, addressEnvironmentVariable: address } = options;
  const { hostEnvironmentVariable: host, portEnvironmentVariable: port } = options;
  checkUrl(options, client);
  const [first] = [url, address, host, port].filter((name) => name !== undefined);
  if (first === undefined) return variables;

  const { endpoint } = chooseOnly(labelOf(target), chosen, `environment variable ${first}`, client);
  const set = (name: string, value: string) => {
    const before = variables.get(name);
    if (before !== undefined) refuse(sc011, variableTaken({ name, container: container.containerName, before, now: value }), client);
    variables.set(name, value);
  };
  if (url !== undefined) set(url, urlOf(endpoint, options));
  if (address !== undefined) set(address, endpoint.address);
  if (host !== undefined) set(host, endpoint.dnsName);
  if (port !== undefined) set(port, String(endpoint.port));
  return variables;
}

/** Rejects the parts of a URL that no variable gets, and a scheme that is none. */
function checkUrl({ urlEnvironmentVariable, urlScheme, urlPath }: ServiceConnectConnectionOptions, client: IConstruct): void {
  if (urlEnvironmentVariable === undefined) {
    const [given] = Object.entries({ urlScheme, urlPath }).filter(([, value]) => value !== undefined);
    const fix = 'name the variable in urlEnvironmentVariable';
    if (given) refuse(sc010, propNotSupported(given[0], 'without urlEnvironmentVariable no variable gets a URL', fix), client);
  }
  if (urlScheme !== undefined && !Token.isUnresolved(urlScheme)) refuseIf(sc012, urlSchemeProblem('urlScheme', urlScheme), client);
}

/** The URL of an endpoint in the form that the client wants. */
function urlOf(endpoint: IServiceConnectEndpoint, { urlScheme, urlPath = '' }: ServiceConnectConnectionOptions): string {
  const url = urlScheme === undefined ? endpoint.url : `${urlScheme}://${endpoint.address}`;
  return urlPath === '' || /^[/?#]/.test(urlPath) ? `${url}${urlPath}` : `${url}/${urlPath}`;
}
