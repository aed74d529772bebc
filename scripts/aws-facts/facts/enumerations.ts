import { UNKNOWN } from '../../../src/analysis/facts';
import { fargateLogDriverProblem } from '../../../src/analysis/rules/logging/sc713-fargate-log-driver';
import { networkModeProblem } from '../../../src/analysis/rules/network/sc505-network-mode';
import { speaksHttp } from '../../../src/analysis/rules/ports/app-protocol';
import { ServiceConnectProtocol } from '../../../src/endpoint';
import { ServiceConnectProxyLogLevel } from '../../../src/proxy';
import { fact, Fact } from '../compare';
import { AwsModels } from '../models';

const sorted = (values: readonly string[] | undefined) => values && [...values].sort();

/** The values of an enumeration of ECS. */
const valuesOf = (name: string) => ({ ecs }: AwsModels) => sorted(ecs[name]?.enum);

/** The log drivers that cfn-lint accepts on Fargate, wherever its schema holds them. */
function fargateLogDrivers(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const drivers = key === 'LogDriver' ? (value as { enum?: string[] }).enum : undefined;
    return drivers ?? fargateLogDrivers(value);
  });
}

/** Enumerations, as rules and constructs know them. */
export const ENUMERATIONS: readonly Fact[] = [
  fact('application protocols of the constructs', sorted(Object.values(ServiceConnectProtocol).filter((protocol) => protocol !== ServiceConnectProtocol.TCP)), valuesOf('ApplicationProtocol')),
  {
    name: 'application protocols that the proxy reads',
    ours: ({ ecs }) => sorted(ecs.ApplicationProtocol?.enum?.filter((appProtocol) => (
      speaksHttp({ name: 'port', appProtocol, containerPort: UNKNOWN, containerPortRange: undefined, hostPort: undefined, protocol: 'tcp', property: '' }) === true
    ))),
    theirs: valuesOf('ApplicationProtocol'),
  },
  fact('deployment strategies', ['BLUE_GREEN', 'CANARY', 'LINEAR', 'ROLLING'], valuesOf('DeploymentStrategy')),
  fact('deployment controllers', ['CODE_DEPLOY', 'ECS', 'EXTERNAL'], valuesOf('DeploymentControllerType')),
  fact('launch types', ['EC2', 'EXTERNAL', 'FARGATE', 'MANAGED_INSTANCES'], valuesOf('LaunchType')),
  fact('compatibilities of a task', ['EC2', 'EXTERNAL', 'FARGATE', 'MANAGED_INSTANCES'], valuesOf('Compatibility')),
  {
    name: 'network modes that a proxy needs',
    ours: ({ ecs }) => ecs.NetworkMode?.enum?.filter((mode) => networkModeProblem(mode, true) === undefined),
    theirs: ({ ecs }) => ecs.NetworkMode?.enum?.filter((mode) => mode !== 'host' && mode !== 'none'),
  },
  fact('choices of query parameters in access logs', ['DISABLED', 'ENABLED'], valuesOf('ServiceConnectIncludeQueryParameters')),
  fact('log levels of the proxy', sorted(Object.values(ServiceConnectProxyLogLevel)), valuesOf('ServiceConnectContainerLogLevel')),
  fact('types of namespaces', ['DNS_PRIVATE', 'DNS_PUBLIC', 'HTTP'], ({ cloudMap }) => sorted(cloudMap.NamespaceType?.enum)),
  {
    name: 'log drivers on Fargate',
    ours: ({ ecs }) => sorted(ecs.LogDriver?.enum?.filter((driver) => fargateLogDriverProblem(driver) === undefined)),
    theirs: ({ extension }) => sorted(fargateLogDrivers(extension('aws_ecs_service/service_fargate_log_driver'))),
  },
];
