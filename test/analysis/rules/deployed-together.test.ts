import { TemplateSource } from '../../../src/analysis/reader';
import { container, endpointOf, fargateService, fargateTask, resource, shop } from '../../support/shop';
import { alone, judgeTemplates, Template, nesting } from '../../support/templates';

const found = (...sources: TemplateSource[]) => judgeTemplates(...sources)
  .filter(({ severity }) => severity !== 'info').map(({ rule, origin }) => `${rule.id} at ${origin.logicalId}`).sort();

/** Moves resources of a template into another. */
function move(from: Template, to: Template, ...logicalIds: string[]): void {
  for (const id of logicalIds) {
    to.Resources[id] = from.Resources[id];
    delete from.Resources[id];
  }
}

/** The shop with its frontend in a stack of its own, which imports what it needs. */
function twoStacks() {
  const back = shop();
  const front: Template = { Resources: {} };
  move(back, front, 'Ui', 'UiTask', 'UiSecurityGroup', 'CatalogFromUi');
  const exported: Record<string, unknown> = {
    Namespace: { 'Fn::GetAtt': ['Namespace', 'Arn'] },
    Cluster: { Ref: 'Cluster' },
    Vpc: { Ref: 'Vpc' },
    SubnetA: { Ref: 'SubnetA' },
    SubnetB: { Ref: 'SubnetB' },
    CatalogSecurityGroup: { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] },
    ProxyLogs: { Ref: 'ProxyLogs' },
  };
  back.Outputs = Object.fromEntries(Object.entries(exported).map(([name, Value]) => [name, { Value, Export: { Name: `back-${name}` } }]));
  const imports = JSON.stringify(front, (_key, value: { 'Ref'?: string; 'Fn::GetAtt'?: string[] }) => {
    const name = value?.Ref ?? value?.['Fn::GetAtt']?.[0];
    return name !== undefined && name in exported ? { 'Fn::ImportValue': `back-${name}` } : value;
  });
  const frontend = JSON.parse(imports) as Template;
  frontend.Resources.Ui.DependsOn = ['CatalogFromUi'];
  const place = { assembly: 'cdk.out', account: '111111111111', region: 'eu-west-1' };
  return (dependsOn: string[]): TemplateSource[] => [
    { ...place, name: 'back.json', stackName: 'back', body: back, dependsOn: [] },
    { ...place, name: 'front.json', stackName: 'front', body: frontend, dependsOn },
  ];
}

describe('two stacks with exports between them', () => {
  test('are one mesh: the frontend is found to wait for the backend, through its stack', () => {
    expect(found(...twoStacks()(['back.json']))).toEqual([]);
  });

  test('are one mesh: an import keeps the order as well as the manifest does', () => {
    expect(found(...twoStacks()([]))).toEqual([]);
  });

  test('are one mesh: a frontend that imports nothing is found not to wait', () => {
    const [back, front] = twoStacks()([]);
    const literal = JSON.stringify(front.body, (_key, value: { 'Fn::ImportValue'?: string }) => {
      const name = value?.['Fn::ImportValue'];
      return name === undefined ? value : name === 'back-Namespace' ? 'shop' : `${name}-id`;
    });
    expect(found(back, { ...front, body: JSON.parse(literal) })).toEqual(['SC302 at Ui', 'SC603 at Ui']);
  });

  test('each alone say nothing of the other', () => {
    const [, front] = twoStacks()([]);
    expect(found({ ...front, assembly: 'elsewhere' })).toEqual([]);
  });
});

describe('nested stacks', () => {
  /** The shop with a second catalog in a nested stack, which gets what it needs as parameters. */
  const nested = (discoveryName: string): TemplateSource => {
    const parent = shop();
    const child: Template = {
      Parameters: Object.fromEntries(['Namespace', 'Cluster', 'Vpc', 'SubnetA', 'SubnetB', 'ProxyLogs'].map((name) => [name, { Type: 'String' }])),
      Resources: {
        SecondTask: parent.Resources.CatalogTask,
        SecondSecurityGroup: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Second', VpcId: { Ref: 'Vpc' } }),
        Second: fargateService('Second', {
          Namespace: { Ref: 'Namespace' },
          Services: [{ PortName: 'catalog', DiscoveryName: discoveryName, ClientAliases: [{ DnsName: 'second', Port: 80 }] }],
        }),
      },
    };
    parent.Resources.Nested = resource('AWS::CloudFormation::Stack', {
      TemplateURL: 'https://example.com/second.json',
      Parameters: {
        Namespace: { 'Fn::GetAtt': ['Namespace', 'Arn'] },
        ...Object.fromEntries(['Cluster', 'Vpc', 'SubnetA', 'SubnetB', 'ProxyLogs'].map((name) => [name, { Ref: name }])),
      },
    });
    return { ...alone(parent), nested: nesting({ Nested: { ...alone(child), name: 'second.json' } }) };
  };

  test('share the namespace of their parent: one discovery name in both is found', () => {
    expect(found(nested('catalog'))).toEqual(['SC201 at Second']);
  });

  test('share the namespace of their parent: two names are none', () => {
    expect(found(nested('second'))).toEqual([]);
  });
});

describe('an imported namespace', () => {
  const imported = (...arns: unknown[]) => {
    const template = shop();
    template.Resources.Other = fargateService('Catalog', {
      Services: [{ PortName: 'catalog', DiscoveryName: 'catalog', ClientAliases: [{ DnsName: 'other', Port: 80 }] }],
    });
    for (const [i, service] of ['Catalog', 'Other'].entries()) template.Resources[service].Properties.ServiceConnectConfiguration.Namespace = arns[i];
    delete template.Resources.Ui;
    return alone(template);
  };
  const arn = 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc';

  test('is one, where both services name it by its ARN', () => {
    expect(found(imported(arn, arn))).toEqual(['SC201 at Other']);
  });

  test('may be another one, where only the deployment knows', () => {
    expect(found(imported({ 'Fn::ImportValue': 'a' }, { 'Fn::ImportValue': 'b' }))).toEqual([]);
  });
});

describe('Fn::If around the whole configuration', () => {
  const under = (condition: unknown, off: unknown) => {
    const template = shop();
    template.Parameters = { Mesh: { Type: 'String', Default: 'on' }, Undecided: { Type: 'String' } };
    template.Conditions = { OnMesh: { 'Fn::Equals': [condition, 'on'] } as never };
    endpointOf(template).ClientAliases[0].DnsName = 'Bad Name';
    const { Properties } = template.Resources.Catalog;
    Properties.ServiceConnectConfiguration = { 'Fn::If': ['OnMesh', Properties.ServiceConnectConfiguration, off] };
    template.Resources.Ui.Metadata = {};
    template.Resources.UiTask = fargateTask([container('app')]);
    return alone(template);
  };

  test('is read where the parameter has a default', () => {
    expect(found(under({ Ref: 'Mesh' }, { Ref: 'AWS::NoValue' }))).toEqual(['SC204 at Catalog']);
    expect(found(under('off', { Ref: 'AWS::NoValue' }))).toEqual([]);
  });

  test.each([[{ Ref: 'AWS::NoValue' }], [{ Enabled: false }]])('is judged in the branch that is on if nothing decides it: %j', (off) => {
    expect(found(under({ Ref: 'Undecided' }, off))).toEqual(['SC204 at Catalog']);
  });
});
