import { join } from 'path';
import { CONFIGURATION_KEYS, Keys, KEYS_ELSEWHERE } from '../../../src/analysis/rules/namespace/configuration-keys';
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

/** The definition of each map of a Service Connect configuration, as SC312 and the reader know it: a name that AWS adds is one for both. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  '': 'ServiceConnectConfiguration',
  '/Services': 'ServiceConnectService',
  '/Services/ClientAliases': 'ServiceConnectClientAlias',
  '/Services/ClientAliases/TestTrafficRules': 'ServiceConnectTestTrafficRules',
  '/Services/ClientAliases/TestTrafficRules/Header': 'ServiceConnectTestTrafficRulesHeader',
  '/Services/ClientAliases/TestTrafficRules/Header/Value': 'ServiceConnectTestTrafficRulesHeaderValue',
  '/Services/Timeout': 'TimeoutConfiguration',
  '/Services/Tls': 'ServiceConnectTlsConfiguration',
  '/Services/Tls/IssuerCertificateAuthority': 'ServiceConnectTlsCertificateAuthority',
  '/LogConfiguration': 'LogConfiguration',
  '/LogConfiguration/SecretOptions': 'Secret',
  '/AccessLogConfiguration': 'ServiceConnectAccessLogConfiguration',
  '/ContainerConfigurations': 'ServiceConnectContainerConfiguration',
};

/** What may stand inside other maps of a service that the analysis reads. */
const OF_SERVICE: Readonly<Record<string, readonly string[]>> = {
  GatewayConnector: ['Filters', 'HealthCheck', 'PortName'],
  GatewayConnectorFilters: ['AccessTypes'],
  AdvancedConfiguration: ['AlternateTargetGroupArn', 'ProductionListenerRule', 'RoleArn', 'TestListenerRule'],
};

/** The maps of a Service Connect configuration, with their paths and their keys. */
function mapsIn(keys: Keys, path = ''): [path: string, keys: readonly string[]][] {
  return [
    [path, Object.keys(keys).sort()],
    ...Object.entries(keys).flatMap(([key, inner]) => inner ? mapsIn(inner, `${path}/${key}`) : []),
  ];
}

const propertiesOf = ({ schema }: AwsModels, definition: string) => (
  Object.keys(schema('AWS::ECS::Service')?.definitions?.[definition]?.properties ?? {}).sort()
);

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
  ...mapsIn(CONFIGURATION_KEYS).map(([path, keys]) => fact(`properties of ServiceConnectConfiguration${path}`, keys, (models) => propertiesOf(models, DEFINITIONS[path]))),
  ...Object.entries(OF_SERVICE).map(([name, properties]) => fact(`properties of ${name}`, properties, (models) => propertiesOf(models, name))),
  fact('properties that belong to the service or its task definition (SC312)', KEYS_ELSEWHERE, ({ schema }) => {
    const names = new Set(['AWS::ECS::Service', 'AWS::ECS::TaskDefinition'].flatMap((type) => namesIn(schema(type) ?? {})));
    return KEYS_ELSEWHERE.filter((name) => names.has(name));
  }),
  fact('what may replace AWS::ECS::Service', ['LaunchType'], ({ schema }) => topLevel(schema('AWS::ECS::Service')?.conditionalCreateOnlyProperties)),
];
