import { CertificateAuthority, CfnCertificateAuthority, CfnCertificateAuthorityActivation } from 'aws-cdk-lib/aws-acmpca';
import { Compatibility, FargateTaskDefinition, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Lazy, RemovalPolicy, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import {
  ServiceConnectCertificateAuthority, ServiceConnectFargateService, ServiceConnectProtocol, ServiceConnectTls,
} from '../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceId, serviceOf, taskOf } from '../support/app';
import { worstDeletion } from '../support/deletion';

const ARN = 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555';

const imported = (stack: Stack, arn = ARN) => CertificateAuthority.fromCertificateAuthorityArn(stack, 'Ca', arn);
const tlsOf = (service: ServiceConnectFargateService) => serviceOf(service).Properties.ServiceConnectConfiguration.Services
  .map(({ Tls }: { Tls?: { IssuerCertificateAuthority: { AwsPcaAuthorityArn: unknown } } }) => Tls?.IssuerCertificateAuthority.AwsPcaAuthorityArn);
const rolesOf = (stack: Stack) => Object.entries(resourcesOf(stack)).filter(([id, { Type }]) => Type === 'AWS::IAM::Role' && id.startsWith('ServiceConnectTls'));

describe('which TLS setting applies', () => {
  const arn = (id: string) => ARN.replace(/.$/, id);

  test('the endpoint wins over the service, the service over the namespace', () => {
    const app = new App();
    const authorities = new Stack(app, 'Authorities');
    const tls = (id: string) => ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(authorities, id, arn(id)));
    const mesh = new MeshStack(app, 'Shop', { tls: tls('1') });
    const two = { endpoints: [http({ dnsName: 'a', containerPort: 1, tls: tls('3') }), http({ dnsName: 'b', containerPort: 2 })] };
    const three = { endpoints: [http({ dnsName: 'c', containerPort: 1 }), http({ dnsName: 'd', containerPort: 2, tls: ServiceConnectTls.none() })] };
    const [ofNamespace, ofService, none] = [
      mesh.service('OfNamespace', three), mesh.service('OfService', { ...two, tls: tls('2') }), mesh.server('None', { tls: ServiceConnectTls.none() }),
    ];
    expect(tlsOf(ofNamespace)).toEqual([arn('1'), undefined]);
    expect(tlsOf(ofService)).toEqual([arn('3'), arn('2')]);
    expect(tlsOf(none)).toEqual([undefined]);
  });

  test('off the mesh there is neither TLS nor a role for it', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog', { tls: ServiceConnectTls.privateCa(imported(mesh)), serviceConnectEnabled: false });
    expect(serviceOf(service).Properties.ServiceConnectConfiguration).toEqual({ Enabled: false });
    expect(rolesOf(mesh)).toEqual([]);
  });

  test('clients of an endpoint are redeployed when it turns TLS on, and not when it changes its authority', () => {
    const nonce = (choose: (mesh: MeshStack) => ServiceConnectTls | undefined) => {
      const mesh = new MeshStack();
      const ui = mesh.service('Ui');
      ui.connectTo(mesh.server('Catalog', { tls: choose(mesh) }));
      return serviceOf(ui).Properties.ForceNewDeployment.ForceNewDeploymentNonce;
    };
    const plain = nonce(() => undefined);
    const encrypted = nonce((mesh) => ServiceConnectTls.privateCa(imported(mesh)));
    expect(encrypted).not.toBe(plain);
    expect(nonce((mesh) => ServiceConnectTls.privateCa(imported(mesh, arn('6'))))).toBe(encrypted);
    expect(nonce(() => ServiceConnectTls.none())).toBe(plain);
  });

  test('clients of an endpoint that another app publishes are redeployed, too', () => {
    const nonce = (tls: boolean | undefined) => {
      const mesh = new MeshStack();
      const ui = mesh.service('Ui');
      ui.connectTo(mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP, tls }));
      return serviceOf(ui).Properties.ForceNewDeployment.ForceNewDeploymentNonce;
    };
    expect(nonce(true)).not.toBe(nonce(false));
    expect(nonce(undefined)).toBe(nonce(false));
  });

  test('injected URLs stay http', () => {
    const mesh = new MeshStack();
    const ui = mesh.service('Ui');
    ui.connectTo(mesh.server('Catalog', { tls: ServiceConnectTls.privateCa(imported(mesh)) }), { urlEnvironmentVariable: 'URL' });
    expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'URL', Value: 'http://catalog:80' }]);
  });
});

describe('the role', () => {
  test('is one for each stack, whatever the number of services', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const other = new Stack(app, 'Other');
    const tls = ServiceConnectTls.privateCa(imported(mesh), { kmsKey: new Key(mesh, 'Key') });
    mesh.server('Catalog', { tls });
    mesh.server('Carts', { tls });
    mesh.server('Orders', { tls }, other);
    expect([rolesOf(mesh).length, rolesOf(other).length]).toEqual([1, 1]);
    const statements = Object.entries(resourcesOf(mesh)).filter(([id, { Type }]) => Type === 'AWS::IAM::Policy' && id.startsWith('ServiceConnectTls')).map(([, { Properties }]) => Properties.PolicyDocument.Statement);
    expect(statements).toEqual([[expect.objectContaining({ Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'] })]]);
  });

  test('is a separate one for each authority or key', () => {
    const mesh = new MeshStack();
    const ca = imported(mesh);
    mesh.server('Catalog', { tls: ServiceConnectTls.privateCa(ca) });
    mesh.server('Carts', { tls: ServiceConnectTls.privateCa(ca, { kmsKey: new Key(mesh, 'Key') }) });
    mesh.server('Orders', { tls: ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(mesh, 'Ca2', ARN)) });
    mesh.server('Redis', { tls: ServiceConnectTls.privateCa(ca) });
    expect(rolesOf(mesh)).toHaveLength(3);
  });

  test('of the user is used, and granted the key', () => {
    const mesh = new MeshStack();
    const role = new Role(mesh, 'Role', { assumedBy: new ServicePrincipal('ecs.amazonaws.com') });
    const service = mesh.server('Catalog', { tls: ServiceConnectTls.privateCa(imported(mesh), { role, kmsKey: new Key(mesh, 'Key') }) });
    Validations.of(mesh).acknowledge({ id: 'ServiceConnect::SC702', reason: 'the role of this test has no policies' });
    expect(rolesOf(mesh)).toEqual([]);
    expect(serviceOf(service).Properties.ServiceConnectConfiguration.Services[0].Tls.RoleArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'] });
    expect(serviceOf(service).DependsOn).toContain('RoleDefaultPolicy5FFB7DAB');
  });
});

describe('the order of deletion', () => {
  test('holds for policies that are added later, and across stacks', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const secrets = new Stack(app, 'Secrets');
    const role = new Role(mesh, 'Role', { assumedBy: new ServicePrincipal('ecs.amazonaws.com') });
    const service = mesh.server('Catalog', { tls: ServiceConnectTls.privateCa(new ServiceConnectCertificateAuthority(secrets, 'Ca'), { role }) });
    role.addToPolicy(new PolicyStatement({ actions: ['acm-pca:*', 'secretsmanager:*'], resources: ['*'] }));
    const resources = resourcesOf(mesh);
    const needed = Object.keys(resources).filter((id) => id.startsWith('Role'));
    const order = worstDeletion(resources, (id) => needed.includes(id));
    expect(needed).toHaveLength(2);
    for (const id of needed) expect(order.indexOf(id)).toBeGreaterThan(order.indexOf(serviceId(service)));
    expect(mesh.dependencies).toContain(secrets);
  });

  test('holds for an authority made of L1 resources, with its activation, which nothing refers to', () => {
    const mesh = new MeshStack();
    const make = (id: string) => {
      const authority = new CfnCertificateAuthority(mesh, id, {
        type: 'ROOT', keyAlgorithm: 'EC_prime256v1', signingAlgorithm: 'SHA256WITHECDSA', subject: {}, tags: [{ key: 'AmazonECSManaged', value: 'true' }],
      });
      new CfnCertificateAuthorityActivation(mesh, `${id}Activation`, { certificateAuthorityArn: authority.attrArn, certificate: 'pem' });
      return authority;
    };
    const [mine] = [make('Mine'), make('Other')];
    const service = mesh.server('Catalog', { tls: ServiceConnectTls.privateCa(imported(mesh, mine.attrArn)) });
    expect(serviceOf(service).DependsOn).toEqual(expect.arrayContaining(['Mine', 'MineActivation']));
    expect(serviceOf(service).DependsOn).not.toContain('OtherActivation');
  });
});

describe('rejected', () => {
  test('an ARN that is not one of an authority', () => {
    const stack = new Stack();
    expect(() => ServiceConnectTls.privateCa(imported(stack, ARN.replace('acm-pca', 'acm')))).toThrow(/^SC701 tls-issuer: awsPcaAuthorityArn is "arn:aws:acm:/);
    expect(() => ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(stack, 'Later', Lazy.string({ produce: () => ARN })))).not.toThrow();
  });

  test('a task without its own network interface', () => {
    const mesh = new MeshStack();
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.EC2_AND_FARGATE, cpu: '512', memoryMiB: '1024', networkMode: NetworkMode.AWS_VPC });
    taskDefinition.addContainer('app', CONTAINER);
    const tls = ServiceConnectTls.privateCa(imported(mesh));
    expect(() => mesh.server('Catalog', { taskDefinition, tls })).not.toThrow();
    const bridge = new FargateTaskDefinition(mesh, 'Bridge');
    bridge.addContainer('app', CONTAINER);
    Object.defineProperty(bridge, 'networkMode', { value: NetworkMode.BRIDGE });
    expect(() => mesh.server('Carts', { taskDefinition: bridge, tls })).toThrow(/^SC703 tls-needs-awsvpc: networkMode is "bridge"/);
  });

  test('not China: the validator reports it, and it can be acknowledged', () => {
    const stage = new Stage(new App(), 'China', { env: { region: 'cn-north-1', account: '111122223333' } });
    const mesh = new MeshStack(stage);
    expect(() => mesh.server('Catalog', { tls: ServiceConnectTls.privateCa(imported(mesh)) })).not.toThrow();
  });
});

describe('a certificate authority for Service Connect', () => {
  const stack = new Stack();
  const authority = new ServiceConnectCertificateAuthority(stack, 'Ca');
  const resources = Object.values(resourcesOf(stack));
  const [ca, certificate, activation] = ['CertificateAuthority', 'Certificate', 'CertificateAuthorityActivation']
    .map((name) => resources.find(({ Type }) => Type === `AWS::ACMPCA::${name}`)!);

  test('is a short-lived root, tagged for ECS', () => {
    expect(ca.Properties).toEqual({
      Type: 'ROOT',
      UsageMode: 'SHORT_LIVED_CERTIFICATE',
      KeyAlgorithm: 'EC_prime256v1',
      SigningAlgorithm: 'SHA256WITHECDSA',
      Subject: { CommonName: 'Amazon ECS Service Connect' },
      Tags: [{ Key: 'AmazonECSManaged', Value: 'true' }],
    });
    expect(stack.resolve(authority.certificateAuthorityArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Ca/), 'Arn'] });
    expect(stack.resolve(authority.certificateAuthorityRef)).toEqual({ certificateAuthorityArn: stack.resolve(authority.certificateAuthorityArn) });
  });

  test('signs itself and is active', () => {
    expect(certificate.Properties).toMatchObject({
      TemplateArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':acm-pca:::template/RootCACertificate/V1']] },
      Validity: { Type: 'YEARS', Value: 10 },
    });
    expect(activation.Properties.Certificate).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^CaRootCertificate/), 'Certificate'] });
  });

  test('can issue certificates of any lifetime, with a given validity and removal policy', () => {
    const other = new Stack();
    new ServiceConnectCertificateAuthority(other, 'Ca', { generalPurpose: true, validityYears: 3, commonName: 'shop', removalPolicy: RemovalPolicy.RETAIN });
    const made = JSON.stringify(resourcesOf(other));
    expect(made).toContain('"UsageMode":"GENERAL_PURPOSE"');
    expect(made).toContain('{"Type":"YEARS","Value":3}');
    expect(made.match(/"DeletionPolicy":"Retain"/g)).toHaveLength(3);
  });

  test('fails on an invalid validity', () => {
    expect(() => new ServiceConnectCertificateAuthority(stack, 'Short', { validityYears: 0 })).toThrow('SC012');
    expect(() => new ServiceConnectCertificateAuthority(stack, 'Token', { validityYears: Lazy.number({ produce: () => 5 }) })).toThrow('SC004');
  });
});
