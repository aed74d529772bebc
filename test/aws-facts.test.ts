import { MODELS } from './support/aws-models';
import { describe as describeDifference, differences, fact } from '../scripts/aws-facts/compare';
import { FACTS } from '../scripts/aws-facts/facts';
import { AwsModels } from '../scripts/aws-facts/models';

/** The names of the facts that differ from models that were changed. */
function differing(change: Partial<AwsModels>): string[] {
  return differences(FACTS, { ...MODELS, ...change }).map(({ name }) => name);
}

const ecs = (shape: string, change: object) => ({ ecs: { ...MODELS.ecs, [shape]: { ...MODELS.ecs[shape], ...change } } });

test('the facts agree with models that say the same', () => {
  expect(differences(FACTS, MODELS).map(describeDifference)).toEqual([]);
  expect(FACTS.length).toBeGreaterThan(200);
});

test('every fact has a name of its own', () => expect(new Set(FACTS.map(({ name }) => name)).size).toBe(FACTS.length));

describe('a change of AWS is found:', () => {
  test.each<[string, Partial<AwsModels>, string[]]>([
    ['a range', ecs('PortNumber', { max: 32767 }), ['largest port of the API']],
    ['a value more', ecs('DeploymentStrategy', { enum: ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY', 'SHADOW'] }), ['deployment strategies']],
    ['a protocol more', ecs('ApplicationProtocol', { enum: ['http', 'http2', 'grpc', 'http3'] }), [
      'application protocols of the constructs', 'application protocols that the proxy reads',
    ]],
    ['a pattern', { cloudMap: { ...MODELS.cloudMap, NamespaceNameHttp: { pattern: '^[a-z]+$' } } }, ['names of namespaces']],
    ['a longer name', ecs('PortMapping', {
      members: { ...MODELS.ecs.PortMapping.members, name: { shape: 'Any', documentation: MODELS.ecs.PortMapping.members!.name.documentation!.replace('64', '65') } },
    }), ['names of port mappings']],
    ['a statement that is gone', ecs('DeploymentCircuitBreaker', { documentation: 'It works for every strategy.' }), ['the circuit breaker is for rolling updates only']],
    ['a shape that is gone', ecs('Duration', { min: undefined }), ['smallest timeout']],
    ['a Region of a new partition', { partitions: [{ id: 'aws-new', outputs: { dnsSuffix: 'new.example' }, regions: { 'eu-west-1': {} } }] }, [
      'partitions of all Regions', 'URL suffixes of all Regions', 'Regions without Amazon ECS or AWS Cloud Map (SC805)',
    ]],
    ['a Region that got Cloud Map', { regionsOf: () => new Set([...MODELS.regionsOf('ecs'), 'me-west-1']) }, ['Regions without Amazon ECS or AWS Cloud Map (SC805)']],
    ['a type that is gone', { schema: (type) => type === 'AWS::ACMPCA::Certificate' ? undefined : MODELS.schema(type) }, ['type AWS::ACMPCA::Certificate']],
  ])('%s', (_what, change, names) => expect(differing(change)).toEqual(names));

  test('a property more', () => {
    const schema = (type: string) => {
      const known = MODELS.schema(type)!;
      const ServiceConnectClientAlias = { properties: { DnsName: {}, Port: { maximum: 65535 }, TestTrafficRules: {}, Weight: {} } };
      return { ...known, definitions: { ...known.definitions, ServiceConnectClientAlias } };
    };
    const [difference] = differences(FACTS, { ...MODELS, schema });
    expect(describeDifference(difference)).toBe('properties of ServiceConnectConfiguration/Services/ClientAliases\n  here: []\n  AWS:  ["Weight"]');
  });

  test('a property that SC312 takes for one of another place', () => {
    const schema = (type: string) => {
      const { PortMapping: _, ...definitions } = MODELS.schema(type)!.definitions!;
      return { ...MODELS.schema(type), definitions };
    };
    expect(differing({ schema })).toContain('properties that belong to the service or its task definition (SC312)');
  });

  test('a property that replaces the service', () => {
    expect(differing({ schema: (type) => ({ ...MODELS.schema(type), createOnlyProperties: ['/properties/DeploymentController'] }) })).toEqual([
      'AWS::ECS::Service', 'AWS::ECS::Cluster', 'AWS::ServiceDiscovery::HttpNamespace', 'AWS::ServiceDiscovery::PrivateDnsNamespace',
      'AWS::ServiceDiscovery::PublicDnsNamespace', 'AWS::EC2::SecurityGroup', 'AWS::EC2::Subnet', 'AWS::EC2::VPC',
      'AWS::ElasticLoadBalancingV2::TargetGroup', 'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::ECS::TaskDefinition',
    ].map((type) => `what replaces ${type}`));
  });

  test('a parameter of UpdateService that starts a deployment', () => {
    const members = { desiredCount: { shape: 'Any', documentation: 'This parameter triggers a new service deployment.' } };
    expect(differing(ecs('UpdateServiceRequest', { members }))).toEqual([
      'parameters of UpdateService that start a deployment', 'parameters of UpdateService that start no deployment',
    ]);
  });

  test('a size of Fargate', () => {
    const extension = (name: string) => JSON.parse(JSON.stringify(MODELS.extension(name)).replace('61440,122880,249856', '61440')) as ReturnType<AwsModels['extension']>;
    expect(differing({ extension })).toEqual(['memory with 32768 CPU units on Fargate']);
  });
});

test('a wrong fact of ours is found, whatever it is', () => {
  const wrong = FACTS.map((original) => ({ ...original, ours: () => 'wrong' }));
  expect(differences(wrong, MODELS)).toHaveLength(FACTS.length);
});

test('a value that AWS does not state any more is named as such', () => {
  const [difference] = differences([fact('largest port', 65535, () => undefined)], MODELS);
  expect(describeDifference(difference)).toBe('largest port\n  here: 65535\n  AWS:  says nothing');
});
