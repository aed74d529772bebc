import { TlsStack } from '../../examples/tls/tls-stack';
import { resourcesOf } from '../support/app';
import { worstDeletion } from '../support/deletion';
import { once } from '../support/once';
import { complaintsOf, reportsOf, synthesiseStrictly } from '../support/strict';

const CONTEXT = jest.requireActual('../../examples/tls/cdk.json').context as Record<string, unknown>;
const MANAGED_POLICY = ':iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity';

describe('the TLS example', () => {
  const example = once(() => {
    const assembly = synthesiseStrictly(CONTEXT, (app) => new TlsStack(app, 'TlsShop'));
    const resources = assembly.getStackByName('TlsShop').template.Resources as ReturnType<typeof resourcesOf>;
    const idsOf = (type: string, prefix = '') => Object.keys(resources).filter((id) => resources[id].Type === type && id.startsWith(prefix));
    const [catalog] = idsOf('AWS::ECS::Service', 'Catalog');
    const [role] = idsOf('AWS::IAM::Role', 'ServiceConnectTlsRole');
    const [key] = idsOf('AWS::KMS::Key');
    const [authority] = idsOf('AWS::ACMPCA::CertificateAuthority');
    const policies = idsOf('AWS::IAM::Policy').filter((id) => JSON.stringify(resources[id].Properties.Roles).includes(role));
    const endpoints = resources[catalog].Properties.ServiceConnectConfiguration.Services;
    return { assembly, resources, idsOf, catalog, role, key, authority, policies, endpoints };
  });

  test('passes the strictest validation of CDK', () => {
    const { assembly } = example();
    expect(reportsOf(assembly)).toEqual([]);
  });

  test('breaks no rule', () => {
    const { assembly } = example();
    expect(complaintsOf(assembly)).toEqual([]);
  });

  test('encrypts two endpoints of one service under one role, and leaves the third alone', () => {
    const { idsOf, role, key, authority, endpoints } = example();
    const tls = {
      IssuerCertificateAuthority: { AwsPcaAuthorityArn: { 'Fn::GetAtt': [authority, 'Arn'] } },
      KmsKey: { 'Fn::GetAtt': [key, 'Arn'] },
      RoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
    };
    expect(endpoints.map(({ Tls }: { Tls?: unknown }) => Tls)).toEqual([tls, tls, undefined]);
    expect(idsOf('AWS::IAM::Role', 'ServiceConnectTls')).toHaveLength(1);
  });

  test('gives the role exactly the permissions that AWS documents', () => {
    const { resources, role, key, policies } = example();
    expect(resources[role].Properties).toMatchObject({
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs.amazonaws.com' } }] },
      ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, MANAGED_POLICY]] }],
    });
    expect(resources[role].Properties.AssumeRolePolicyDocument.Statement).toHaveLength(1);
    expect(policies.map((id) => resources[id].Properties.PolicyDocument.Statement)).toEqual([[{
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'],
      Resource: { 'Fn::GetAtt': [key, 'Arn'] },
    }]]);
  });

  test('deletes the services before role, policy, key and authority, whatever CloudFormation deletes first', () => {
    const { resources, idsOf, catalog, role, key, authority, policies } = example();
    const [certificate, activation] = [...idsOf('AWS::ACMPCA::Certificate'), ...idsOf('AWS::ACMPCA::CertificateAuthorityActivation')];
    const needed = [role, ...policies, key, authority, certificate, activation];
    expect(needed).toHaveLength(6);
    const order = worstDeletion(resources, (id) => needed.includes(id));
    for (const id of needed) expect(order.indexOf(id)).toBeGreaterThan(order.indexOf(catalog));
  });

  test('is public by HTTPS, which the load balancer speaks to the proxy, too', () => {
    const { resources, idsOf } = example();
    const listener = idsOf('AWS::ElasticLoadBalancingV2::Listener').map((id) => resources[id].Properties).find(({ Port }) => Port === 443);
    expect(listener).toMatchObject({ Protocol: 'HTTPS', SslPolicy: expect.stringContaining('TLS13') });
    const groups = idsOf('AWS::ElasticLoadBalancingV2::TargetGroup').map((id) => resources[id].Properties);
    expect(groups).toMatchObject([{ Protocol: 'HTTPS', Port: 8080, HealthCheckProtocol: 'HTTPS', HealthCheckPort: '8080', HealthCheckPath: '/actuator/health' }]);
  });

  test('gives the client a plain http URL', () => {
    const { resources, idsOf } = example();
    const [task] = idsOf('AWS::ECS::TaskDefinition', 'Ui');
    expect(resources[task].Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'RETAIL_UI_ENDPOINTS_CATALOG', Value: 'http://catalog:80' }]);
  });
});
