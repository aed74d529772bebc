import { fact, Fact } from '../compare';
import { AwsModels } from '../models';

/** Whether the documentation of a member of ECS, without its markup, holds these words. */
function says(shape: string, member: string | undefined, ...words: string[]): (models: AwsModels) => boolean {
  return ({ ecs }) => {
    const text = member === undefined ? ecs[shape]?.documentation : ecs[shape]?.members?.[member]?.documentation;
    const plain = (text ?? '').replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
    return words.every((part) => plain.includes(part));
  };
}

/** Statements on which rules and guides rest, by words of the documentation that comes with the models. */
export const STATEMENTS: readonly Fact[] = ([
  ['one client alias an endpoint (SC111)', says('ServiceConnectService', 'clientAliases', 'maximum number of client aliases that you can have in this list is 1')],
  ['the port name is the default of the discovery name', says('ServiceConnectService', 'discoveryName', 'port mapping name from the task definition is used')],
  ['the namespace is in the Region of the service (SC303)', says('ServiceConnectConfiguration', 'namespace', 'must be in the same Amazon Web Services Region')],
  ['any type of namespace works', says('ServiceConnectConfiguration', 'namespace', 'The type of namespace doesn\'t affect Service Connect')],
  ['idle timeout: 5 minutes by default', says('TimeoutConfiguration', 'idleTimeoutSeconds', 'is 5 minutes')],
  ['idle timeout of TCP: 1 hour by default', says('TimeoutConfiguration', 'idleTimeoutSeconds', 'for TCP is 1 hour')],
  ['no per-request timeout for TCP (SC108)', says('TimeoutConfiguration', 'perRequestTimeoutSeconds', 'can only be set if Service Connect appProtocol isn\'t TCP')],
  ['the per-request timeout covers the complete response', says('TimeoutConfiguration', 'perRequestTimeoutSeconds', 'complete response per request')],
  ['a short idle timeout ends requests (SC109)', says('TimeoutConfiguration', undefined, 'connection will close when the idleTimeout is reached')],
  ['appProtocol cannot change in place', says('PortMapping', 'appProtocol', 'appProtocol is immutable in a Service Connect service')],
  ['protocol cannot change in place', says('PortMapping', 'protocol', 'protocol is immutable in a Service Connect service')],
  ['without appProtocol, the proxy carries TCP', says('PortMapping', 'appProtocol', 'If you don\'t set a value for this parameter, then TCP is used')],
  ['an access log needs a log of the proxy (SC711)', says('ServiceConnectAccessLogConfiguration', undefined, 'you must also specify a logConfiguration')],
  ['the circuit breaker is for rolling updates only', says('DeploymentCircuitBreaker', undefined, 'can only be used for services using the rolling update')],
  ['only tasks of services are on a mesh (SC808)', says('ServiceConnectConfiguration', undefined, 'Only the tasks that Amazon ECS services create are supported')],
] as const).map(([name, theirs]) => fact(name, true, theirs));
