import { orders, twoServers } from './naming/two-servers';
import { readMesh } from '../../../src/analysis/reader';
import { judge, RULES } from '../../../src/analysis/rules';
import { PRECEDENCE } from '../../../src/analysis/rules/precedence';
import { configurationOf, containerOf, endpointOf, shop } from '../../support/shop';
import { alone, Template } from '../../support/templates';

/** The ids of the errors in a template: all of them together, and those that the given rules find each on its own. */
function errorsOf(template: Template, ...ids: string[]): { together: string[]; apart: string[] } {
  const mesh = readMesh([alone(template)]);
  const rules = RULES.filter(({ id }) => ids.includes(id));
  return {
    together: judge(mesh, rules).map(({ rule }) => rule.id),
    apart: rules.flatMap((rule) => judge(mesh, [rule])).map(({ rule }) => rule.id),
  };
}

const badName = (template: Template, index: number) => {
  const endpoint = configurationOf(template).Services[index];
  const mapping = containerOf(template).PortMappings.find(({ Name }: { Name: string }) => Name === endpoint.PortName);
  mapping.Name = endpoint.PortName = 'Catalog';
};

test('every rule that precedence names exists', () => {
  const ids = RULES.map(({ id }) => id);
  expect(PRECEDENCE.flat().filter((id) => !ids.includes(id))).toEqual([]);
});

describe('SC102 before SC203', () => {
  test('a bad port name that is the discovery name, too, is one mistake', () => {
    const template = shop();
    badName(template, 0);
    delete endpointOf(template).DiscoveryName;
    expect(errorsOf(template, 'SC102', 'SC203')).toEqual({ together: ['SC102'], apart: ['SC102', 'SC203'] });
  });

  test('a bad port name and a bad discovery name are two', () => {
    const template = shop();
    badName(template, 0);
    endpointOf(template).DiscoveryName = 'Catalog';
    expect(errorsOf(template, 'SC102', 'SC203').together).toEqual(['SC102', 'SC203']);
  });

  test('a bad port name does not hide the discovery name of another endpoint', () => {
    const template = shop();
    containerOf(template).PortMappings.push({ Name: 'admin', ContainerPort: 9090, AppProtocol: 'http' });
    configurationOf(template).Services.push({ PortName: 'admin', DiscoveryName: 'Admin', ClientAliases: [{ Port: 9090 }] });
    badName(template, 0);
    delete endpointOf(template).DiscoveryName;
    expect(errorsOf(template, 'SC102', 'SC203').together).toEqual(['SC102', 'SC203']);
  });
});

describe('SC201 before SC202', () => {
  test('two endpoints that differ in nothing are one mistake', () => {
    const template = twoServers();
    orders({ DiscoveryName: 'catalog', ClientAliases: [{ DnsName: 'catalog', Port: 80 }] })(template);
    expect(errorsOf(template, 'SC201', 'SC202')).toEqual({ together: ['SC201'], apart: ['SC201', 'SC202'] });
  });

  test('a discovery name taken from one service and an alias taken from another are two', () => {
    const template = twoServers();
    orders({ ClientAliases: [{ DnsName: 'catalog', Port: 80 }] })(template);
    containerOf(template, 'Ui').PortMappings = [{ Name: 'ui', ContainerPort: 8080, AppProtocol: 'http' }];
    configurationOf(template, 'Ui').Services = [{ PortName: 'ui', DiscoveryName: 'catalog', ClientAliases: [{ DnsName: 'ui', Port: 80 }] }];
    expect(errorsOf(template, 'SC201', 'SC202').together).toEqual(['SC201', 'SC202']);
  });
});

describe('SC103 before SC101', () => {
  test('a port name that only a range has is one mistake', () => {
    const template = shop();
    containerOf(template).PortMappings = [{ Name: 'catalog', ContainerPortRange: '8080-8090' }];
    expect(errorsOf(template, 'SC101', 'SC103')).toEqual({ together: ['SC103'], apart: ['SC101', 'SC103'] });
  });

  test('a range on one endpoint does not hide the missing port of another', () => {
    const template = shop();
    containerOf(template).PortMappings = [{ Name: 'catalog', ContainerPortRange: '8080-8090' }];
    configurationOf(template).Services.push({ PortName: 'admin', ClientAliases: [{ Port: 9090 }] });
    expect(errorsOf(template, 'SC101', 'SC103').together).toEqual(['SC101', 'SC103']);
  });
});
