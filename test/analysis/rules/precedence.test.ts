import { declare, publishUi } from './deployment/stacks';
import { orders, twoServers } from './naming/two-servers';
import { readMesh } from '../../../src/analysis/reader';
import { judge, RULES } from '../../../src/analysis/rules';
import { PRECEDENCE } from '../../../src/analysis/rules/precedence';
import { configurationOf, containerOf, endpointOf, resource, shop } from '../../support/shop';
import { alone, Properties, Template } from '../../support/templates';

/** What proves a line of the precedence. */
interface Proof {
  /** Templates with one mistake: apart, each rule finds it; together, only the first reports it. */
  readonly oneMistake: Readonly<Record<string, () => Template>>;
  /** Templates with two mistakes: both rules report one. */
  readonly twoMistakes: Readonly<Record<string, () => Template>>;
}

/** The base with some changes. */
function changed(base: Template, ...changes: readonly ((template: Template) => void)[]): Template {
  for (const change of changes) change(base);
  return base;
}

/** Gives the first endpoint of `Catalog` a port name with a capital. */
const badPortName = (template: Template) => {
  containerOf(template).PortMappings[0].Name = endpointOf(template).PortName = 'Catalog';
};

/** Gives `Catalog` a range of ports instead of one. */
const portRange = (template: Template) => {
  containerOf(template).PortMappings = [{ Name: 'catalog', ContainerPortRange: '8080-8090' }];
};

/** Gives a property of a part of `Catalog` another name. */
const misspell = (partOf: (template: Template) => Properties, property: string, name: string) => (template: Template) => {
  const part = partOf(template);
  part[name] = part[property];
  delete part[property];
};

/** Starts a task definition of a service on a schedule. */
const nightly = (task: string, name = 'Nightly') => ({ Resources }: Template) => {
  Resources[name] = resource('AWS::Scheduler::Schedule', { Target: { EcsParameters: { TaskDefinitionArn: { Ref: task } } } });
};

/** Puts `Catalog` into a namespace that is only named. */
const namespaceOfCatalog = (name: string) => (template: Template) => { configurationOf(template).Namespace = name; };

/** Changes the task definition of `Catalog`, or the first container in it. */
const taskOfCatalog = (properties: Properties) => (template: Template) => void Object.assign(template.Resources.CatalogTask.Properties, properties);
const limited = (memory: number) => (template: Template) => { containerOf(template).Memory = memory; };
const reserved = (cpu: number) => (template: Template) => { containerOf(template).Cpu = cpu; };

/** Makes `Catalog` and `Ui` call each other, and wait for each other. */
const connectionCycle = (template: Template) => {
  publishUi(template);
  declare(template, 'Catalog', 'ui:80');
  template.Resources.Catalog.DependsOn = ['Ui'];
};

/** A proof for each line, by its rules. */
const PROOFS: Readonly<Record<string, Proof>> = {
  'SC102 before SC203': {
    oneMistake: {
      'a bad port name that is the discovery name, too': () => changed(shop(), badPortName, (template) => delete endpointOf(template).DiscoveryName),
    },
    twoMistakes: {
      'a bad port name and a bad discovery name': () => changed(shop(), badPortName, (template) => {
        endpointOf(template).DiscoveryName = 'Catalog';
      }),
      'a bad port name of one endpoint and a bad discovery name of another': () => changed(shop(), badPortName, (template) => {
        delete endpointOf(template).DiscoveryName;
        containerOf(template).PortMappings.push({ Name: 'admin', ContainerPort: 9090, AppProtocol: 'http' });
        configurationOf(template).Services.push({ PortName: 'admin', DiscoveryName: 'Admin', ClientAliases: [{ Port: 9090 }] });
      }),
    },
  },
  'SC201 before SC202': {
    oneMistake: {
      'two endpoints with the same names': () => changed(twoServers(), orders({ DiscoveryName: 'catalog', ClientAliases: [{ DnsName: 'catalog', Port: 80 }] })),
    },
    twoMistakes: {
      'a discovery name taken from one service and an alias taken from another': () => changed(
        twoServers(), orders({ ClientAliases: [{ DnsName: 'catalog', Port: 80 }] }), publishUi, (template) => {
          endpointOf(template, 'Ui').DiscoveryName = 'catalog';
        },
      ),
    },
  },
  'SC103 before SC101': {
    oneMistake: {
      'a port name that only a range has': () => changed(shop(), portRange),
    },
    twoMistakes: {
      'a range on one endpoint and the missing port of another': () => changed(shop(), portRange, (template) => {
        configurationOf(template).Services.push({ PortName: 'admin', ClientAliases: [{ Port: 9090 }] });
      }),
    },
  },
  'SC312 before SC111': {
    oneMistake: { 'a misspelt ClientAliases': () => changed(shop(), misspell(endpointOf, 'ClientAliases', 'ClientAlias')) },
    twoMistakes: {
      'a misspelt property of one endpoint and another without alias': () => changed(shop(), misspell(endpointOf, 'DiscoveryName', 'DiscoveryNames'), (template) => {
        configurationOf(template).Services.push({ PortName: 'catalog' });
      }),
    },
  },
  'SC312 before SC301': {
    oneMistake: { 'a misspelt Namespace': () => changed(shop(), misspell(configurationOf, 'Namespace', 'NameSpace')) },
    twoMistakes: {
      'a misspelt property and no namespace': () => changed(shop(), misspell(endpointOf, 'DiscoveryName', 'DiscoveryNames'), (template) => {
        delete configurationOf(template, 'Ui').Namespace;
      }),
    },
  },
  'SC312 before SC715': {
    oneMistake: { 'a misspelt LogConfiguration': () => changed(shop(), misspell(configurationOf, 'LogConfiguration', 'Logconfiguration')) },
    twoMistakes: {
      'a misspelt property and no log': () => changed(shop(), misspell(endpointOf, 'DiscoveryName', 'DiscoveryNames'), (template) => {
        delete configurationOf(template, 'Ui').LogConfiguration;
      }),
    },
  },
  'SC305 before SC306': {
    oneMistake: { 'a namespace with a blank in its name': () => changed(shop(), namespaceOfCatalog('my shop')) },
    twoMistakes: {
      'a namespace with a blank in its name, and another that nothing creates': () => changed(shop(), namespaceOfCatalog('my shop'), (template) => {
        configurationOf(template, 'Ui').Namespace = 'other';
      }),
    },
  },
  'SC406 before SC404': {
    oneMistake: { 'a memory that Fargate does not have, and that is too little': () => changed(shop(), taskOfCatalog({ Memory: '500' }), limited(480)) },
    twoMistakes: {
      'CPU that Fargate does not have, and too little memory': () => changed(shop(), taskOfCatalog({ Cpu: '300' }), limited(1000)),
    },
  },
  'SC406 before SC405': {
    oneMistake: { 'CPU that Fargate does not have, and that is too little': () => changed(shop(), taskOfCatalog({ Cpu: '300' }), reserved(256)) },
    twoMistakes: {
      'a memory that Fargate does not have, and too little CPU': () => changed(shop(), taskOfCatalog({ Memory: '1025' }), reserved(400)),
    },
  },
  'SC610 before SC808': {
    oneMistake: { 'a schedule that starts a task which names an alias': () => changed(shop(), nightly('UiTask')) },
    twoMistakes: {
      'a schedule of such a task, and one of a task that names none': () => changed(shop(), nightly('UiTask', 'Nightly'), nightly('CatalogTask', 'Weekly')),
    },
  },
  'SC604 before SC605': {
    oneMistake: {
      'a cycle of declared connections, whose services wait for each other': () => changed(shop(), connectionCycle),
    },
    twoMistakes: {
      'a cycle of declared connections and a cycle of other resources': () => changed(shop(), publishUi, (template) => {
        declare(template, 'Catalog', 'ui:80');
        template.Resources.CatalogFromUi.DependsOn = ['Ui'];
      }),
    },
  },
};

/** The rule of each finding in a template: if the rules are judged together, and if each is judged alone. */
function found(template: Template, ids: readonly string[]): { together: string[]; apart: string[] } {
  const mesh = readMesh([alone(template)]);
  const rules = RULES.filter(({ id }) => ids.includes(id));
  return {
    together: judge(mesh, rules).map(({ rule }) => rule.id),
    apart: rules.flatMap((rule) => judge(mesh, [rule])).map(({ rule }) => rule.id),
  };
}

test('each line has a proof of its own, and each proof its line', () => {
  expect(Object.keys(PROOFS).sort()).toEqual(PRECEDENCE.map(([keeps, drops]) => `${keeps} before ${drops}`).sort());
});

describe.each(PRECEDENCE)('%s before %s', (keeps, drops) => {
  const { oneMistake, twoMistakes } = PROOFS[`${keeps} before ${drops}`] ?? { oneMistake: {}, twoMistakes: {} };
  const both = [keeps, drops].sort();

  test('has a template with one mistake and a template with two', () => {
    expect(Object.keys(oneMistake).length).toBeGreaterThan(0);
    expect(Object.keys(twoMistakes).length).toBeGreaterThan(0);
  });

  for (const [name, template] of Object.entries(oneMistake)) {
    test(`${name}: one finding`, () => expect(found(template(), both)).toEqual({ together: [keeps], apart: both }));
  }
  for (const [name, template] of Object.entries(twoMistakes)) {
    test(`${name}: two findings`, () => expect(found(template(), both).together).toEqual(both));
  }
});
