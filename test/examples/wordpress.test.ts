import { WordPressStack } from '../../examples/wordpress/wordpress-stack';
import { findCycles, findWaves } from '../../src/analysis/graph';
import { readAssembly, readMesh } from '../../src/analysis/reader';
import { resourcesOf } from '../support/app';
import { once } from '../support/once';
import { complaintsOf, reportsOf, synthesiseStrictly } from '../support/strict';

const CONTEXT = jest.requireActual('../../examples/wordpress/cdk.json').context as Record<string, unknown>;

describe('WordPress and MySQL', () => {
  const example = once(() => {
    const assembly = synthesiseStrictly(CONTEXT, (app) => new WordPressStack(app, 'WordPress'));
    const mesh = readMesh(readAssembly(assembly.directory)[0]);
    const waitsFor = (node: string) => mesh.deployment.waitsFor.get(node) ?? [];
    const resources = assembly.getStackByName('WordPress').template.Resources as ReturnType<typeof resourcesOf>;
    const idsOf = (type: string, prefix = '') => Object.keys(resources).filter((id) => resources[id].Type === type && id.startsWith(prefix));
    const [mysql, wordpress] = ['MySql', 'WordPress'].map((prefix) => {
      const [service, task] = ['AWS::ECS::Service', 'AWS::ECS::TaskDefinition'].map((type) => idsOf(type, prefix)[0]);
      const { Properties } = resources[service];
      return { service, properties: Properties, containers: resources[task].Properties.ContainerDefinitions };
    });
    const ingress = idsOf('AWS::EC2::SecurityGroupIngress');
    return { assembly, mesh, waitsFor, resources, idsOf, mysql, wordpress, ingress };
  });

  test('pass the strictest validation of CDK', () => {
    const { assembly } = example();
    expect(reportsOf(assembly)).toEqual([]);
  });

  test('break no rule', () => {
    const { mesh } = example();
    expect(complaintsOf(mesh)).toEqual([]);
  });

  test('share the namespace "local", in which "mysql" is an endpoint of two tasks and WordPress a client', () => {
    const { resources, idsOf, mysql, wordpress } = example();
    const [namespace] = idsOf('AWS::ServiceDiscovery::HttpNamespace');
    expect(resources[namespace].Properties.Name).toBe('local');
    for (const { properties } of [mysql, wordpress]) {
      expect(properties.ServiceConnectConfiguration).toMatchObject({ Enabled: true, Namespace: { 'Fn::GetAtt': [namespace, 'Arn'] } });
    }
    expect(mysql.properties.DesiredCount).toBe(2);
    expect(mysql.properties.ServiceConnectConfiguration.Services).toEqual([{ PortName: 'mysql', ClientAliases: [{ DnsName: 'mysql', Port: 3306 }] }]);
    expect(mysql.containers[0].PortMappings).toEqual([{ Name: 'mysql', ContainerPort: 3306, Protocol: 'tcp' }]);
    expect(wordpress.properties.ServiceConnectConfiguration.Services).toBeUndefined();
  });

  test('WordPress dials the name of the endpoint, never the address of a task', () => {
    const { mesh, wordpress } = example();
    expect(wordpress.containers[0].Environment).toContainEqual({ Name: 'WORDPRESS_DB_HOST', Value: 'mysql:3306' });
    expect(mesh.connections.map(({ client, target, server }) => `${client.name} → ${server!.name} (${target})`)).toEqual(['WordPress → MySql (mysql:3306)']);
  });

  test('both read the password from one secret, and it is nowhere else', () => {
    const { resources, idsOf, mysql, wordpress } = example();
    const [secret, ...others] = idsOf('AWS::SecretsManager::Secret');
    expect(others).toEqual([]);
    expect(resources[secret].Properties.GenerateSecretString).toBeDefined();
    expect(mysql.containers[0].Secrets).toEqual([{ Name: 'MYSQL_PASSWORD', ValueFrom: { Ref: secret } }]);
    expect(wordpress.containers[0].Secrets).toEqual([{ Name: 'WORDPRESS_DB_PASSWORD', ValueFrom: { Ref: secret } }]);
    const variables = [mysql, wordpress].flatMap(({ containers }) => containers[0].Environment as { Name: string; Value: string }[]);
    expect(variables.filter(({ Name }) => Name.endsWith('_PASSWORD'))).toEqual([{ Name: 'MYSQL_RANDOM_ROOT_PASSWORD', Value: 'yes' }]);
  });

  test('one rule opens one port, from WordPress to MySQL', () => {
    const { resources, idsOf, ingress } = example();
    expect(ingress.map((id) => resources[id].Properties)).toEqual([expect.objectContaining({
      IpProtocol: 'tcp',
      FromPort: 3306,
      ToPort: 3306,
      GroupId: { 'Fn::GetAtt': [expect.stringMatching(/^MySqlSecurityGroup/), 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': [expect.stringMatching(/^WordPressSecurityGroup/), 'GroupId'] },
    })]);
    const groups = idsOf('AWS::EC2::SecurityGroup').map((id) => resources[id].Properties.SecurityGroupIngress);
    expect(groups).toEqual([undefined, undefined]);
  });

  test('WordPress is deployed after MySQL', () => {
    const { mesh, waitsFor, resources, mysql, wordpress, ingress } = example();
    expect(findCycles(mesh.deployment.waitsFor.keys(), waitsFor)).toEqual([]);
    const names = new Map(mesh.services.map(({ origin, name }) => [origin.address, name]));
    expect(findWaves(names.keys(), waitsFor).waves.map((wave) => wave.map((node) => names.get(node)))).toEqual([['MySql'], ['WordPress']]);
    expect(resources[wordpress.service].DependsOn).toEqual(expect.arrayContaining([mysql.service, ...ingress]));
  });
});
