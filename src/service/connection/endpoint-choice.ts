import { IConstruct } from 'constructs';
import { connectWithoutEndpoints, endpointAmbiguous, endpointNotFound, sc002, sc007, TARGET_EXPECTED } from '../../analysis/rules/misuse';
import { bindingOf, EndpointBinding, IServiceConnectEndpoint, IServiceConnectTarget, memberOf, memberOrRefuse } from '../../mesh';
import { otherReleaseOf, refuse, refuseForeign } from '../../validation';

/** An endpoint with its binding. */
export interface ChosenEndpoint {
  readonly endpoint: IServiceConnectEndpoint;
  readonly binding: EndpointBinding;
}

/** The endpoints of a target that a connection reaches: the named one, or all. */
export function chooseEndpoints(client: IConstruct, target: IServiceConnectTarget, name: string | undefined): ChosenEndpoint[] {
  const chosen = endpointsOf(target, client).map((endpoint) => {
    const binding = bindingOf(endpoint) ?? refuseForeign('an endpoint of the target', endpoint, TARGET_EXPECTED, client);
    return { endpoint, binding };
  });
  const label = labelOf(target);
  if (chosen.length === 0) refuse(sc002, connectWithoutEndpoints(client.node.path, label), client);
  return name === undefined ? chosen : [chooseNamed(label, chosen, name, client)];
}

/** The endpoints of a target; rejects what is no target, such as the ECS service of a construct. */
function endpointsOf(target: IServiceConnectTarget, client: IConstruct): IServiceConnectEndpoint[] {
  if (memberOf(target)) return memberOrRefuse('target', target, client).service.endpoints;
  const { endpoints } = target as Partial<IServiceConnectTarget> | null | undefined ?? {};
  if (!Array.isArray(endpoints) || otherReleaseOf(target) !== undefined) refuseForeign('target', target, TARGET_EXPECTED, client);
  return endpoints;
}

/** The only endpoint. */
export function chooseOnly(label: string, chosen: readonly ChosenEndpoint[], purpose: string, scope: IConstruct): ChosenEndpoint {
  if (chosen.length !== 1) refuse(sc007, endpointAmbiguous(label, purpose, namesOf(chosen)), scope);
  return chosen[0];
}

/** The named endpoint. */
export function chooseNamed(label: string, chosen: readonly ChosenEndpoint[], name: string, scope: IConstruct): ChosenEndpoint {
  const found = chosen.find(({ binding }) => binding.name === name);
  return found ?? refuse(sc007, endpointNotFound(label, name, namesOf(chosen)), scope);
}

function namesOf(chosen: readonly ChosenEndpoint[]): string[] {
  return chosen.map(({ binding }) => binding.name);
}

/** Name of a target for messages. */
export function labelOf(target: IServiceConnectTarget): string {
  const { node } = target as Partial<IConstruct>;
  return node?.path ?? target.endpoints[0]?.address ?? 'a target';
}
