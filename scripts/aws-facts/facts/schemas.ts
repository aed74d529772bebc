import { join } from 'path';
import { ROOT } from '../../support/run';
import { fact, Fact } from '../compare';
import { AwsModels, Schema } from '../models';
import { readingsOf } from '../property-names';

const ANALYSIS = readingsOf(join(ROOT, 'src', 'analysis'));

/** Names that the analysis reads outside the properties of resources: in the template, in SAM, in intrinsic functions, in IAM policies. */
const ELSEWHERE = new Set([
  'Resources', 'Metadata', 'Transform', 'AllowedValues', 'Location', 'Ref', 'OutputName', 'DefaultValue',
  'Statement', 'Effect', 'NotAction', 'NotResource', 'Resource', 'Principal', 'NotPrincipal', 'Service',
]);

/** The types of CloudFormation itself, with one that the analysis reads without naming it; those of SAM have no schema there. */
const TYPES = [...[...ANALYSIS.types].filter((type) => !type.startsWith('AWS::Serverless::')), 'AWS::Route53::HostedZone'];

/** What may stand inside a Service Connect configuration: a name that AWS adds is one for the reader and for the constructs. */
const SERVICE_CONNECT: Readonly<Record<string, readonly string[]>> = {
  ServiceConnectConfiguration: ['AccessLogConfiguration', 'ContainerConfigurations', 'Enabled', 'LogConfiguration', 'Namespace', 'Services'],
  ServiceConnectService: ['ClientAliases', 'DiscoveryName', 'IngressPortOverride', 'PortName', 'Timeout', 'Tls'],
  ServiceConnectClientAlias: ['DnsName', 'Port', 'TestTrafficRules'],
  ServiceConnectTestTrafficRules: ['Header'],
  ServiceConnectTestTrafficRulesHeader: ['Name', 'Value'],
  ServiceConnectTestTrafficRulesHeaderValue: ['Exact'],
  ServiceConnectTlsConfiguration: ['IssuerCertificateAuthority', 'KmsKey', 'RoleArn'],
  ServiceConnectTlsCertificateAuthority: ['AwsPcaAuthorityArn'],
  ServiceConnectAccessLogConfiguration: ['Format', 'IncludeQueryParameters'],
  ServiceConnectContainerConfiguration: ['LogLevel'],
  TimeoutConfiguration: ['IdleTimeoutSeconds', 'PerRequestTimeoutSeconds'],
  GatewayConnector: ['Filters', 'HealthCheck', 'PortName'],
};

function namesIn({ properties = {}, definitions = {}, items }: Schema): string[] {
  return [...Object.keys(properties), ...[...Object.values(properties), ...Object.values(definitions), ...items ? [items] : []].flatMap(namesIn)];
}

const topLevel = (paths: readonly string[] | undefined) => paths?.map((path) => path.replace('/properties/', '')).sort();

const KNOWN = new WeakMap<AwsModels, ReadonlySet<string>>();

function theirNames(models: AwsModels): ReadonlySet<string> {
  const names = KNOWN.get(models) ?? new Set(TYPES.flatMap((type) => namesIn(models.schema(type) ?? {})));
  KNOWN.set(models, names);
  return names;
}

/** Types and properties of CloudFormation. */
export const SCHEMAS: readonly Fact[] = [
  ...TYPES.map((type) => fact(`type ${type}`, true, ({ schema }) => schema(type) !== undefined)),
  ...[...ANALYSIS.names].filter((name) => !ELSEWHERE.has(name)).map((name) => fact(`property ${name}, which the analysis reads`, true, (models) => theirNames(models).has(name))),
  ...Object.entries(SERVICE_CONNECT).map(([name, properties]) => (
    fact(`properties of ${name}`, properties, ({ schema }) => Object.keys(schema('AWS::ECS::Service')?.definitions?.[name]?.properties ?? {}).sort())
  )),
  fact('what may replace AWS::ECS::Service', ['LaunchType'], ({ schema }) => topLevel(schema('AWS::ECS::Service')?.conditionalCreateOnlyProperties)),
];
