import { isKnown, MeshFacts, NamespaceReference, ServiceFacts, UNKNOWN } from '../../../src/analysis/facts';
import { readMesh, TemplateSource } from '../../../src/analysis/reader';
import { configurationOf, shop } from '../../support/shop';
import { alone, Template } from '../../support/templates';

const ARN = 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abcdefghijklmnop';
const OWN = 'shop.template.json#Namespace';

/** The reference of `Catalog`, whose namespace is written like this. */
function referenceOf(namespace: unknown, change: (template: Template) => void = () => {}, more: Partial<TemplateSource> = {}): ServiceFacts['namespace'] {
  const template = shop();
  configurationOf(template).Namespace = namespace;
  change(template);
  return readMesh([{ ...alone(template), ...more }]).services.find(({ name }) => name === 'Catalog')!.namespace;
}

const known = (reference: ServiceFacts['namespace']): NamespaceReference => {
  if (!isKnown(reference)) throw new Error('no namespace');
  return reference;
};

describe('a reference to a namespace', () => {
  test.each<[string, unknown, Partial<NamespaceReference>]>([
    ['the ARN of a resource', { 'Fn::GetAtt': ['Namespace', 'Arn'] }, { by: 'ARN', identity: OWN, text: UNKNOWN, name: 'shop' }],
    ['the id of a resource', { 'Fn::GetAtt': ['Namespace', 'Id'] }, { by: 'ID', identity: OWN, name: 'shop' }],
    ['a Ref to a resource, which is its id', { Ref: 'Namespace' }, { by: 'ID', identity: OWN }],
    ['another attribute', { 'Fn::GetAtt': ['Namespace', 'HostedZoneId'] }, { by: UNKNOWN, identity: OWN }],
    ['another resource', { Ref: 'Cluster' }, { by: UNKNOWN, identity: UNKNOWN, name: UNKNOWN, resource: undefined }],
    ['the name of a resource', 'shop', { by: 'NAME', identity: OWN, text: 'shop', name: 'shop' }],
    ['another name', 'market', { by: 'NAME', identity: 'shop.template.json|111111111111|eu-west-1|market', resource: undefined }],
    ['an ARN', ARN, { by: 'ARN', identity: ARN, text: ARN, name: UNKNOWN }],
    ['an id', 'ns-abcdefghijklmnop', { by: 'ID', identity: UNKNOWN, text: 'ns-abcdefghijklmnop' }],
    ['a name that looks like an id', 'ns-shop', { by: 'NAME', name: 'ns-shop' }],
    ['something unknown', { Ref: 'Nobody' }, { by: UNKNOWN, identity: UNKNOWN, text: UNKNOWN, name: UNKNOWN }],
  ])('by %s', (_on, value, expected) => {
    expect(known(referenceOf(value))).toMatchObject({
      ...expected, property: 'ServiceConnectConfiguration/Namespace', origin: { logicalId: 'Catalog' },
    });
  });

  test('takes the name from the metadata where the value cannot be followed', () => {
    const named = (template: Template) => {
      template.Resources.Catalog.Metadata = { 'cdk-ecs-service-connect': { version: 1, namespace: 'shop' } };
    };
    expect(known(referenceOf({ Ref: 'Nobody' }, named))).toMatchObject({ by: UNKNOWN, identity: OWN, name: 'shop', resource: { kind: 'HTTP' } });
    expect(known(referenceOf(ARN, named))).toMatchObject({ identity: ARN, name: 'shop' });
    expect(known(referenceOf({ Ref: 'Cluster' }, named))).toMatchObject({ identity: UNKNOWN, name: 'shop' });
  });

  test('may be left to the cluster', () => {
    const byDefault = (value: unknown) => ({ Resources: { Cluster } }: Template) => { Cluster.Properties.ServiceConnectDefaults = value; };
    expect(known(referenceOf(undefined, byDefault({ Namespace: 'shop' })))).toMatchObject({
      by: 'NAME', identity: OWN, property: 'ServiceConnectDefaults/Namespace', origin: { logicalId: 'Cluster' },
    });
    expect(known(referenceOf(undefined, byDefault({ Ref: 'Nobody' })))).toMatchObject({ identity: UNKNOWN });
    expect(referenceOf(undefined, byDefault({}))).toBeUndefined();
    expect(referenceOf(undefined)).toBeUndefined();
    expect(referenceOf(undefined, ({ Resources: { Catalog } }) => { Catalog.Properties.Cluster = 'arn:elsewhere'; })).toBe(UNKNOWN);
    expect(referenceOf(undefined, ({ Resources: { Catalog } }) => { delete Catalog.Properties.Cluster; })).toBeUndefined();
  });
});

test('namespaces of the templates, of each kind', () => {
  const namespace = (kind: string, Name?: unknown) => ({ Type: `AWS::ServiceDiscovery::${kind}Namespace`, Properties: { Name } });
  const { namespaces } = readMesh([alone({
    Resources: { Http: namespace('Http', 'a'), Private: namespace('PrivateDns', 'b.local'), Public: namespace('PublicDns', { Ref: 'Nobody' }), Odd: namespace('Http') },
  })]);
  expect(namespaces.map(({ kind, name }) => [kind, name])).toEqual([
    ['HTTP', 'a'], ['HTTP', UNKNOWN], ['PRIVATE_DNS', 'b.local'], ['PUBLIC_DNS', UNKNOWN],
  ]);
});

describe('two references are known to be the same', () => {
  const service = (Namespace: unknown) => ({ Type: 'AWS::ECS::Service', Properties: { ServiceConnectConfiguration: { Enabled: true, Namespace } } });
  const source = (name: string, body: unknown, more: Partial<TemplateSource> = {}): TemplateSource => ({ ...alone(body, name), assembly: 'cdk.out', ...more });
  const identities = ({ services }: MeshFacts) => services.map(({ namespace }) => (isKnown(namespace) ? namespace.identity : namespace));

  const two = (a: unknown, b: unknown, more: Partial<TemplateSource> = {}, both: Partial<TemplateSource> = {}) => {
    const mesh = readMesh([source('a.json', { Resources: { A: service(a) } }, both), source('b.json', { Resources: { B: service(b) } }, { ...both, ...more })]);
    const [first, second] = identities(mesh);
    return first !== UNKNOWN && first === second;
  };

  test('by one name in one assembly, account and Region', () => {
    expect(two('shop', 'shop')).toBe(true);
    expect(two('shop', 'market')).toBe(false);
    expect(two('shop', 'shop', { assembly: 'other' })).toBe(false);
    expect(two('shop', 'shop', { region: 'us-east-1' })).toBe(false);
    expect(two('shop', 'shop', { account: '222222222222' })).toBe(false);
  });

  test('by one name where the account and Region are unknown, in one template or where they are known to be equal', () => {
    const unknown = { account: undefined, region: undefined };
    for (const both of [unknown, { account: undefined }, { region: undefined }]) expect(two('shop', 'shop', {}, both)).toBe(false);
    expect(two('shop', 'shop', {}, { ...unknown, sameTarget: true })).toBe(true);
    const [a, b] = identities(readMesh([source('a.json', { Resources: { A: service('shop'), B: service('shop') } }, unknown)]));
    expect(a).toBe(b);
  });

  test('by one ARN anywhere', () => {
    expect(two(ARN, ARN, { assembly: 'other', region: 'us-east-1' })).toBe(true);
    expect(two(ARN, ARN.replace('ns-a', 'ns-b'))).toBe(false);
  });

  test('by reference and by name to one resource', () => {
    const Namespace = { Type: 'AWS::ServiceDiscovery::HttpNamespace', Properties: { Name: 'shop' } };
    const byReference = { Resources: { Namespace, A: service({ 'Fn::GetAtt': ['Namespace', 'Arn'] }) } };
    const [a, b] = identities(readMesh([source('a.json', byReference), source('b.json', { Resources: { B: service('shop') } })]));
    expect(a).toBe('a.json#Namespace');
    expect(b).toBe(a);
  });

  test('by export of one resource, though account and Region are unknown', () => {
    const Namespace = { Type: 'AWS::ServiceDiscovery::HttpNamespace', Properties: { Name: 'shop' } };
    const arn = { 'Fn::GetAtt': ['Namespace', 'Arn'] };
    const Outputs = { Arn: { Value: arn, Export: { Name: 'arn' } } };
    const unknown = { account: undefined, region: undefined };
    const [a, b] = identities(readMesh([
      source('a.json', { Resources: { Namespace, A: service(arn) }, Outputs }, unknown),
      source('b.json', { Resources: { B: service({ 'Fn::ImportValue': 'arn' }) } }, unknown),
    ]));
    expect([a, b]).toEqual(['a.json#Namespace', 'a.json#Namespace']);
  });

  test('never by something unknown', () => {
    expect(two({ Ref: 'Nobody' }, { Ref: 'Nobody' })).toBe(false);
  });
});
