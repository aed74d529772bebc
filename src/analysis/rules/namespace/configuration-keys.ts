/** The keys of a map, each with the keys below it; `undefined` for a value that is no map, or a map with keys of the user's own. */
export interface Keys {
  readonly [key: string]: Keys | undefined;
}

/** Date of the specification of CloudFormation that {@link CONFIGURATION_KEYS} states: that of the AWS CDK CLI 2.1148.1. */
export const KEYS_DATE = '2026-11-11';

/**
 * The keys of `ServiceConnectConfiguration` of an `AWS::ECS::Service`; those of a list are the keys of its items.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-serviceconnectconfiguration.html
 */
export const CONFIGURATION_KEYS: Keys = {
  Enabled: undefined,
  Namespace: undefined,
  Services: {
    PortName: undefined,
    DiscoveryName: undefined,
    ClientAliases: {
      DnsName: undefined,
      Port: undefined,
      TestTrafficRules: { Header: { Name: undefined, Value: { Exact: undefined } } },
    },
    IngressPortOverride: undefined,
    Timeout: { IdleTimeoutSeconds: undefined, PerRequestTimeoutSeconds: undefined },
    Tls: { IssuerCertificateAuthority: { AwsPcaAuthorityArn: undefined }, KmsKey: undefined, RoleArn: undefined },
  },
  LogConfiguration: { LogDriver: undefined, Options: undefined, SecretOptions: { Name: undefined, ValueFrom: undefined } },
  AccessLogConfiguration: { Format: undefined, IncludeQueryParameters: undefined },
  ContainerConfigurations: { LogLevel: undefined },
};

/** Keys that people look for here, and that belong to the service or to its task definition. */
export const KEYS_ELSEWHERE: readonly string[] = ['Tags', 'PropagateTags', 'Name', 'AppProtocol', 'ContainerName', 'ContainerPort', 'HostPort', 'Protocol'];

/** Every key of some level: one of them on another level is a mistake, and no property that AWS has added since. */
export const MISPLACED_KEYS: ReadonlySet<string> = new Set([...allKeys(CONFIGURATION_KEYS), ...KEYS_ELSEWHERE]);

function* allKeys(keys: Keys): Iterable<string> {
  for (const [key, inner] of Object.entries(keys)) {
    yield key;
    if (inner) yield* allKeys(inner);
  }
}
