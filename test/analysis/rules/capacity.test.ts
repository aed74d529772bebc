import { readMesh } from '../../../src/analysis/reader';
import { Capacity } from '../../../src/analysis/rules/capacity';
import { ContainerInstances } from '../../../src/analysis/rules/container-instances';
import { resource, shop } from '../../support/shop';
import { alone, Properties, Template } from '../../support/templates';

const CLUSTER = 'shop.template.json#Cluster';
const strategy = (...names: unknown[]) => names.map((CapacityProvider) => ({ CapacityProvider, Weight: 1 }));
const association = (properties: Properties) => resource('AWS::ECS::ClusterCapacityProviderAssociations', { Cluster: { Ref: 'Cluster' }, ...properties });

/** A shop with two capacity providers, of instances from a launch template and from a launch configuration. */
function meshWith(change: (template: Template) => void) {
  const template = shop();
  Object.assign(template.Resources, {
    One: resource('AWS::ECS::CapacityProvider', { Name: 'one', AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'GroupOne' } } }),
    Two: resource('AWS::ECS::CapacityProvider', { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'GroupTwo' } } }),
    GroupOne: resource('AWS::AutoScaling::AutoScalingGroup', { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' } } }),
    GroupTwo: resource('AWS::AutoScaling::AutoScalingGroup', { LaunchConfigurationName: { Ref: 'Configuration' } }),
    Template: resource('AWS::EC2::LaunchTemplate', {}),
    Configuration: resource('AWS::AutoScaling::LaunchConfiguration', {}),
  });
  delete template.Resources.Catalog.Properties.LaunchType;
  change(template);
  const mesh = readMesh([alone(template)]);
  return { mesh, catalog: mesh.services.find(({ name }) => name === 'Catalog')! };
}

const idsOf = (resources: Iterable<{ readonly origin: { readonly logicalId: string } }>) => [...resources].map(({ origin }) => origin.logicalId);

describe('the capacity providers of a cluster', () => {
  const providers = (change: (template: Template) => void) => idsOf(Capacity.of(meshWith(change).mesh).providersOf(CLUSTER));

  test('are those that it names', () => {
    expect(providers(({ Resources: { Cluster } }) => { Cluster.Properties.CapacityProviders = ['one', { Ref: 'Two' }, 'FARGATE', { Ref: 'Vpc' }]; })).toEqual(['One', 'Two']);
  });

  test('are those that are associated with it', () => {
    expect(providers(({ Resources }) => { Resources.Association = association({ CapacityProviders: [{ Ref: 'Two' }] }); })).toEqual(['Two']);
    expect(providers(({ Resources }) => { Resources.Association = association({ Cluster: { Ref: 'Nobody' }, CapacityProviders: ['one'] }); })).toEqual([]);
  });

  test('are none otherwise', () => expect(providers(() => {})).toEqual([]));
});

describe('the strategy of a service', () => {
  const strategyOf = (change: (template: Template) => void) => {
    const { mesh, catalog } = meshWith(change);
    const found = Capacity.of(mesh).strategyOf(catalog);
    return found && [idsOf(found.providers), found.complete];
  };
  const own = (value: unknown) => (template: Template) => { template.Resources.Catalog.Properties.CapacityProviderStrategy = value; };
  const byDefault = (value: unknown) => (template: Template) => { template.Resources.Cluster.Properties.DefaultCapacityProviderStrategy = value; };

  test('is its own', () => {
    expect(strategyOf(own(strategy('one', { Ref: 'Two' })))).toEqual([['One', 'Two'], true]);
    expect(strategyOf(own(strategy('one', 'FARGATE')))).toEqual([['One'], false]);
    expect(strategyOf(own({ Ref: 'Nobody' }))).toEqual([[], false]);
  });

  test('is the default of its cluster, unless it has a launch type', () => {
    expect(strategyOf(byDefault(strategy('one')))).toEqual([['One'], true]);
    expect(strategyOf((template) => {
      byDefault(strategy('one'))(template);
      template.Resources.Catalog.Properties.LaunchType = 'EC2';
    })).toBeUndefined();
  });

  test('is the default that is associated with its cluster', () => {
    expect(strategyOf(({ Resources }) => { Resources.Association = association({ DefaultCapacityProviderStrategy: strategy({ Ref: 'Two' }) }); })).toEqual([['Two'], true]);
    expect(strategyOf(({ Resources }) => {
      Resources.Association = association({ Cluster: 'Cluster', DefaultCapacityProviderStrategy: strategy('one') });
    })).toBeUndefined();
  });

  test('is none where nobody says one', () => expect(strategyOf(() => {})).toBeUndefined());
});

describe('the instances of a cluster', () => {
  const groups = (change: (template: Template) => void) => ContainerInstances.of(meshWith(change).mesh).groupsIn(CLUSTER)
    .map(({ resource: { origin }, launcher }) => `${origin.logicalId} from ${launcher?.resource.origin.logicalId ?? '?'}`);
  const launchers = (change: (template: Template) => void) => {
    const { mesh, catalog } = meshWith(change);
    return idsOf(ContainerInstances.of(mesh).launchersOf(catalog).map((launcher) => launcher.resource));
  };
  const inCluster = (...names: unknown[]) => ({ Resources: { Cluster } }: Template) => { Cluster.Properties.CapacityProviders = names; };
  const userData = ({ Resources: { Template: launchTemplate } }: Template) => {
    launchTemplate.Properties.LaunchTemplateData = { UserData: { 'Fn::Sub': 'ECS_CLUSTER=${Cluster}' } };
  };

  test('are started for its capacity providers', () => {
    expect(groups(inCluster('one', { Ref: 'Two' }))).toEqual(['GroupOne from Template', 'GroupTwo from Configuration']);
    expect(groups(() => {})).toEqual([]);
  });

  test('are started from what names it, and told once', () => {
    expect(groups(userData)).toEqual(['GroupOne from Template']);
    expect(groups((template) => {
      userData(template);
      inCluster('one')(template);
    })).toEqual(['GroupOne from Template']);
  });

  test('can be started from a mixture, or from what is elsewhere', () => {
    const mixed = (value: unknown) => (template: Template) => {
      inCluster('one')(template);
      const LaunchTemplateSpecification = { LaunchTemplateId: value };
      template.Resources.GroupOne.Properties = { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification } } };
    };
    expect(groups(mixed({ Ref: 'Template' }))).toEqual(['GroupOne from Template']);
    expect(groups(mixed('lt-1'))).toEqual(['GroupOne from ?']);
  });

  test('of a service are those of its strategy, where all of it is known', () => {
    const own = (...names: unknown[]) => ({ Resources: { Catalog } }: Template) => {
      Catalog.Properties.CapacityProviderStrategy = strategy(...names);
    };
    expect(launchers(own('one'))).toEqual(['Template']);
    expect(launchers(own('one', 'FARGATE'))).toEqual([]);
    expect(launchers((template) => {
      own('one')(template);
      template.Resources.GroupOne.Properties = {};
    })).toEqual([]);
  });

  test('of a service on EC2 are those of its cluster', () => {
    const onEc2 = (change: (template: Template) => void) => launchers((template) => {
      template.Resources.Catalog.Properties.LaunchType = 'EC2';
      change(template);
    });
    expect(onEc2(userData)).toEqual(['Template']);
    expect(onEc2(inCluster({ Ref: 'Two' }))).toEqual(['Configuration']);
    expect(onEc2((template) => {
      userData(template);
      inCluster('one')(template);
    })).toEqual(['Template']);
    expect(onEc2((template) => {
      userData(template);
      template.Resources.Catalog.Properties.Cluster = 'elsewhere';
    })).toEqual([]);
    expect(launchers((template) => {
      userData(template);
      template.Resources.Catalog.Properties.LaunchType = 'FARGATE';
    })).toEqual([]);
  });
});
