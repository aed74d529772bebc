import { TemplateSource } from '../../../src/analysis/reader';
import { TopologyChange } from '../../../src/analysis/topology';
import { violations } from '../../support/schemas';
import { containerOf, endpointOf, fargateService, resource, shop } from '../../support/shop';
import { alone, Template } from '../../support/templates';
import { change } from '../../support/topologies';

type Edit = (template: Template) => void;

/** What an edit of the shop, after another edit that is deployed already, changes. */
function changed(edit: Edit, deployed: Edit = () => {}): TopologyChange {
  const [before, after] = [shop(), shop()];
  deployed(before);
  edit(after);
  const found = change([alone(before)], [alone(after)]);
  expect(violations('change', found)).toEqual([]);
  return found;
}

/** The services that change, for a glance: `Ui REDEPLOY TASK ContainerDefinitions`. */
function glance({ services }: TopologyChange): string[] {
  return services.map(({ name, kind, reasons }) => [name, kind, ...reasons.flatMap(({ because, of }) => [because, ...of])].join(' '));
}

const nonce = (template: Template, text: string) => {
  template.Resources.Ui.Properties.ForceNewDeployment = { EnableForceNewDeployment: true, ForceNewDeploymentNonce: text };
};
const rename: Edit = (template) => {
  endpointOf(template).ClientAliases[0].DnsName = 'products';
  template.Resources.Ui.Metadata!['cdk-ecs-service-connect'].connections = ['products:80'];
};

test('a name that only the deployment knows can be the one that a client calls', () => {
  const found = changed((template) => {
    template.Parameters = { Name: { Type: 'String' } };
    endpointOf(template).ClientAliases[0].DnsName = { Ref: 'Name' };
  });
  expect(found.risks.filter(({ kind }) => kind === 'NAME_GOES_AWAY')).toEqual([]);
});

describe('services', () => {
  test.each<[string, Edit, string[]]>([
    ['nothing', () => {}, []],
    ['a dependency or metadata', ({ Resources }) => {
      Resources.Catalog.DependsOn = ['ProxyLogs'];
      Resources.Catalog.Metadata = { note: 'new' };
    }, []],
    ['a new service', ({ Resources }) => {
      Resources.Orders = { ...Resources.Catalog, Properties: { ...Resources.Catalog.Properties, ServiceConnectConfiguration: undefined } };
    }, ['Orders CREATE']],
    ['a service that goes away', ({ Resources }) => {
      delete Resources.Ui;
    }, ['Ui DELETE']],
    ['an image', (template) => {
      containerOf(template).Image = 'busybox:2';
    }, ['Catalog REDEPLOY TASK ContainerDefinitions']],
    ['tags of a task definition', ({ Resources }) => {
      Resources.CatalogTask.Properties.Tags = [{ Key: 'a', Value: 'b' }];
    }, []],
    ['the desired count', ({ Resources }) => {
      Resources.Catalog.Properties.DesiredCount = 7;
    }, ['Catalog UPDATE SERVICE DesiredCount']],
    ['the platform version and tags', ({ Resources }) => {
      Resources.Catalog.Properties.PlatformVersion = '1.4.0';
      Resources.Catalog.Properties.Tags = [{ Key: 'a', Value: 'b' }];
    }, ['Catalog REDEPLOY SERVICE PlatformVersion Tags']],
    ['the name of a service', ({ Resources }) => {
      Resources.Catalog.Properties.ServiceName = 'catalog-2';
    }, ['catalog-2 REPLACE SERVICE ServiceName']],
    ['the name of the cluster, which replaces the cluster and so every service', ({ Resources }) => {
      Resources.Cluster.Properties.ClusterName = 'other';
    }, ['Catalog REPLACE SERVICE Cluster', 'Ui REPLACE SERVICE Cluster']],
    ['the name of the namespace, which replaces it', ({ Resources }) => {
      Resources.Namespace.Properties.Name = 'store';
    }, ['Catalog REDEPLOY SERVICE ServiceConnectConfiguration', 'Ui REDEPLOY SERVICE ServiceConnectConfiguration']],
    ['the network of a security group, which replaces it', ({ Resources }) => {
      Resources.UiSecurityGroup.Properties.GroupDescription = 'the ui';
    }, ['Ui REDEPLOY SERVICE NetworkConfiguration']],
    ['the rules of a security group', ({ Resources }) => {
      Resources.UiSecurityGroup.Properties.SecurityGroupIngress = [{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }];
    }, []],
    ['a task definition of another logical id', ({ Resources }) => {
      Resources.NewTask = Resources.CatalogTask;
      delete Resources.CatalogTask;
      Resources.Catalog.Properties.TaskDefinition = { Ref: 'NewTask' };
    }, ['Catalog REDEPLOY SERVICE TaskDefinition']],
    ['a number written as text', ({ Resources }) => {
      Resources.CatalogTask.Properties.Cpu = 512;
    }, []],
    ['a value written as a function of the same result', ({ Resources }) => {
      Resources.CatalogTask.Properties.Cpu = { 'Fn::Join': ['', ['5', '12']] };
    }, []],
  ])('%s', (_what, edit, expected) => expect(glance(changed(edit))).toEqual(expected));

  test('a value that only the deployment knows has changed if it is written otherwise', () => {
    const image = (tag: string): Edit => (template) => {
      containerOf(template).Image = { 'Fn::Sub': `\${AWS::AccountId}.dkr.example.com/shop:${tag}` };
    };
    const withoutAccount = (edit: Edit): TemplateSource[] => {
      const template = shop();
      edit(template);
      return [{ name: 'shop.yaml', body: template, assembly: 'shop.yaml' }];
    };
    expect(glance(change(withoutAccount(image('1')), withoutAccount(image('2'))))).toEqual(['Catalog REDEPLOY TASK ContainerDefinitions']);
    expect(glance(change(withoutAccount(image('1')), withoutAccount(image('1'))))).toEqual([]);
  });

  test('a default of a parameter has changed', () => {
    const count = (value: number): Edit => (template) => {
      template.Parameters = { Count: { Type: 'Number', Default: value } };
      template.Resources.Catalog.Properties.DesiredCount = { Ref: 'Count' };
    };
    expect(glance(changed(count(3), count(2)))).toEqual(['Catalog UPDATE SERVICE DesiredCount']);
    expect(glance(changed(count(2), count(2)))).toEqual([]);
  });

  test('a nonce tells of the endpoint that has changed, and of itself where none has', () => {
    expect(glance(changed((template) => {
      endpointOf(template).DiscoveryName = 'products';
      nonce(template, 'b');
    }, (template) => nonce(template, 'a')))).toEqual(['Catalog REDEPLOY SERVICE ServiceConnectConfiguration', 'Ui REDEPLOY ENDPOINT catalog:80']);
    expect(glance(changed((template) => nonce(template, 'b')))).toEqual(['Ui REDEPLOY SERVICE ForceNewDeployment']);
  });
});

describe('stacks', () => {
  test('one stack on either side is the same, whatever it is called', () => {
    const found = change([alone(shop(), 'deployed.json')].map((source) => ({ ...source, stackName: undefined })), [alone(shop(), 'cdk.out/Shop.template.json')]);
    expect([found.services, found.unchanged]).toEqual([[], 2]);
  });

  test('a stack that is missing deletes nothing, and none of its names goes away', () => {
    const stack = (name: string, body: Template): TemplateSource => ({ ...alone(body, `out/${name}.json`), assembly: 'out', stackName: name });
    const ui: Template = { Resources: { Ui: { ...fargateService('Ui', { Namespace: 'shop' }) } } };
    ui.Resources.Ui.Metadata = { 'cdk-ecs-service-connect': { version: 1, connections: ['catalog:80'] } };
    const back = shop();
    for (const { Properties } of Object.values(back.Resources)) if (Properties.ServiceConnectConfiguration) Properties.ServiceConnectConfiguration.Namespace = 'shop';
    const found = change([stack('Back', back), stack('Front', ui)], [stack('Front', ui), stack('Other', { Resources: {} })]);
    expect(found.services.map(({ id, kind }) => [id, kind])).toEqual([['Back/Catalog', 'LEAVE'], ['Back/Ui', 'LEAVE']]);
    expect(found.risks).toEqual([]);
  });

  test('a stack deletes before the stacks that wait for it begin', () => {
    const stack = (name: string, body: Template, ...dependsOn: string[]): TemplateSource => (
      { ...alone(body, `out/${name}.json`), assembly: 'out', stackName: name, dependsOn: dependsOn.map((other) => `out/${other}.json`) }
    );
    const edited = (edit: Edit) => {
      const template = shop();
      edit(template);
      return template;
    };
    const found = change([stack('Back', shop()), stack('Front', shop(), 'Back')], [
      stack('Back', edited(({ Resources }) => {
        delete Resources.Ui;
        Resources.Catalog.Properties.DesiredCount = 3;
      })),
      stack('Front', edited(({ Resources }) => {
        Resources.Catalog.Properties.DesiredCount = 3;
      }), 'Back'),
    ]);
    expect(found.order).toEqual([
      { services: ['Back/Catalog'], deletedBy: null }, { services: ['Back/Ui'], deletedBy: 'Back' }, { services: ['Front/Catalog'], deletedBy: null },
    ]);
  });
});

describe('connections', () => {
  test('open and close', () => {
    const none: Edit = ({ Resources }) => {
      Resources.Ui.Metadata!['cdk-ecs-service-connect'].connections = [];
      Resources.UiTask.Properties.ContainerDefinitions[0].Environment = [];
    };
    const connection = { client: 'shop/Ui', server: 'shop/Catalog', target: 'catalog:80' };
    expect(changed(() => {}, none)).toMatchObject({ opened: [connection], closed: [] });
    expect(changed(none)).toMatchObject({ opened: [], closed: [connection] });
    expect(changed(rename)).toMatchObject({ opened: [{ ...connection, target: 'products:80' }], closed: [connection] });
  });

  test('are the same if only the file has another name, and the namespace is of no template', () => {
    const template = shop();
    delete template.Resources.Namespace;
    for (const id of ['Catalog', 'Ui']) template.Resources[id].Properties.ServiceConnectConfiguration.Namespace = 'shop';
    const found = change([alone(template, 'old.yaml')], [alone(template, 'new.yaml')]);
    expect(found).toMatchObject({ opened: [], closed: [], risks: [] });
  });

  test('are none of a client off the mesh', () => {
    const off: Edit = ({ Resources }) => {
      Resources.Ui.Properties.ServiceConnectConfiguration = { Enabled: false };
    };
    expect(changed(() => {}, off).opened).toHaveLength(1);
    expect(changed(off).closed).toHaveLength(1);
  });
});

describe('risks', () => {
  test.each<[string, Edit, Edit, string[]]>([
    ['a replaced server', () => {}, ({ Resources }) => {
      Resources.Catalog.Properties.ServiceName = 'x';
    }, ['REPLACEMENT Catalog']],
    ['a replaced client', () => {}, ({ Resources }) => {
      Resources.Ui.Properties.ServiceName = 'x';
    }, ['REPLACEMENT Ui']],
    ['a replaced service that joins the mesh', ({ Resources }) => {
      delete Resources.Catalog.Properties.ServiceConnectConfiguration;
      delete Resources.Ui.Metadata;
    }, ({ Resources }) => {
      Resources.Catalog.Properties.ServiceName = 'x';
      delete Resources.Ui.Metadata;
    }, ['NAME_UNKNOWN Ui catalog:80']],
    ['a name that goes away before its client has new tasks', () => {}, (template) => {
      rename(template);
      nonce(template, 'b');
    }, ['NAME_GOES_AWAY Ui catalog:80']],
    ['the same with a client that is not redeployed', () => {}, rename, ['NAME_GOES_AWAY Ui catalog:80', 'NAME_UNKNOWN Ui products:80']],
    ['a name that goes away after its client has new tasks', ({ Resources }) => {
      Resources.Ui.DependsOn = [];
    }, (template) => {
      rename(template);
      nonce(template, 'b');
      template.Resources.Ui.DependsOn = [];
      template.Resources.Catalog.DependsOn = ['Ui'];
    }, []],
    ['a deleted server whose client stays as it is', () => {}, ({ Resources }) => {
      delete Resources.Catalog;
      Resources.Ui.DependsOn = [];
    }, ['NAME_GOES_AWAY Ui catalog:80']],
    ['a deleted server whose client is redeployed before: deletions are last', () => {}, (template) => {
      delete template.Resources.Catalog;
      template.Resources.Ui.DependsOn = [];
      template.Resources.Ui.Metadata!['cdk-ecs-service-connect'].connections = [];
      nonce(template, 'b');
    }, []],
    ['a name that another service takes over, from one that is deleted last', () => {}, ({ Resources }) => {
      Resources.Catalog2 = Resources.Catalog;
      delete Resources.Catalog;
      Resources.Ui.DependsOn = ['Catalog2'];
    }, ['NAME_TAKEN Catalog2 catalog']],
    ['a name that another service takes over, after the first has another', () => {}, (template) => {
      const { Resources } = template;
      Resources.Catalog2 = { ...JSON.parse(JSON.stringify(Resources.Catalog)), DependsOn: 'Catalog' };
      rename(template);
      endpointOf(template).DiscoveryName = 'products';
      nonce(template, 'b');
    }, []],
    ['a protocol', () => {}, (template) => {
      containerOf(template).PortMappings[0].AppProtocol = 'http2';
      nonce(template, 'b');
    }, ['PROTOCOL Catalog catalog']],
    ['a protocol of a service that joins the mesh', (template) => {
      template.Resources.Catalog.Properties.ServiceConnectConfiguration.Enabled = false;
      delete template.Resources.Ui.Metadata;
    }, (template) => {
      containerOf(template).PortMappings[0].AppProtocol = 'http2';
      nonce(template, 'b');
    }, []],
    ['a discovery name that changes under a client that is not redeployed', () => {}, (template) => {
      endpointOf(template).DiscoveryName = 'products';
    }, ['NAME_UNKNOWN Ui catalog:80']],
    ['a container port, of which the proxy learns by itself', () => {}, (template) => {
      containerOf(template).PortMappings[0].ContainerPort = 9090;
    }, []],
    ['a client that joins the mesh', ({ Resources }) => {
      Resources.Ui.Properties.ServiceConnectConfiguration = { Enabled: false };
    }, () => {}, []],
  ])('%s', (_what, deployed, edit, expected) => {
    const risks = changed(edit, deployed).risks.map(({ kind, service, target }) => [kind, service.replace('shop/', ''), target ?? ''].join(' ').trimEnd());
    expect(risks).toEqual(expected);
  });
});

test('the order is that of the waves, and deletions come last', () => {
  const found = changed(({ Resources }) => {
    Resources.Ui.Properties.PlatformVersion = '1.4.0';
    Resources.Catalog.Properties.PlatformVersion = '1.4.0';
  }, ({ Resources }) => {
    Resources.Old = resource('AWS::ECS::Service', { Cluster: { Ref: 'Cluster' } });
  });
  expect(found.order).toEqual([
    { services: ['shop/Catalog'], deletedBy: null }, { services: ['shop/Ui'], deletedBy: null }, { services: ['shop/Old'], deletedBy: 'shop' },
  ]);
});
