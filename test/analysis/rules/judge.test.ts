import { MeshFacts } from '../../../src/analysis/facts';
import { readMesh } from '../../../src/analysis/reader';
import { judge, Rule } from '../../../src/analysis/rules';
import { sc810 } from '../../../src/analysis/rules/platform/sc810-mesh-metadata-format';
import { Finding } from '../../../src/analysis/rules/rule';
import { configurationOf, shop } from '../../support/shop';
import { alone, Template } from '../../support/templates';

/** A shop of which something is accepted, at `Catalog`. */
const mesh = (acknowledge: object = {}, change: (template: Template) => void = () => {}) => {
  const template = shop();
  template.Resources.Catalog.Metadata = { 'cdk-ecs-service-connect': { acknowledge } };
  change(template);
  return readMesh([alone(template)]);
};

/** A rule with some findings, each about a resource of the shop. */
const ruleOf = (id: string, ...findings: (Partial<Finding> & { at?: string })[]): Rule => ({
  id,
  name: id.toLowerCase(),
  title: 'A rule',
  severity: 'error',
  source: 'https://example.com',
  check: ({ resources }: MeshFacts) => findings.map(({ at = 'Catalog', ...more }) => {
    const { origin } = resources.at(`shop.template.json#${at}`)!;
    return { origin, property: '', message: `${id} at ${at}`, fix: 'mend it', ...more };
  }),
});

const messages = (...given: Parameters<typeof judge>) => judge(...given).map(({ message }) => message);

describe('a rule that crashes', () => {
  const crashing = (thrown: unknown): Rule => ({ ...ruleOf('SC901'), check: () => { throw thrown; } });

  test('is a warning at the first service, and the others still have their say', () => {
    const [first, second] = judge(mesh(), [crashing(new Error('no map')), ruleOf('SC902', {})]);
    expect(first).toMatchObject({
      severity: 'warning',
      origin: { logicalId: 'Catalog' },
      property: '',
      message: 'SC901 (sc901) could not be checked: no map',
      fix: 'report it with the template, at https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/issues',
    });
    expect(second.message).toBe('SC902 at Catalog');
  });

  test('may throw what is no error', () => {
    expect(messages(mesh(), [crashing('a text')])).toEqual(['SC901 (sc901) could not be checked: a text']);
  });

  test('says nothing where there is no service', () => {
    expect(judge(readMesh([alone({ Resources: {} })]), [crashing(new Error('no map'))])).toEqual([]);
  });
});

test('findings come in the order of the rules, and keep the grade that they are given', () => {
  const rules = [ruleOf('SC903', { severity: 'info' }), ruleOf('SC901', {}, { at: 'Ui' })];
  expect(judge(mesh(), rules).map(({ rule, severity, message }) => [rule.id, severity, message])).toEqual([
    ['SC903', 'info', 'SC903 at Catalog'], ['SC901', 'error', 'SC901 at Catalog'], ['SC901', 'error', 'SC901 at Ui'],
  ]);
});

test('what the caller accepts is left out', () => {
  const rules = [ruleOf('SC901', {}), ruleOf('SC902', {})];
  expect(messages(mesh(), rules, (all) => all.filter(({ rule }) => rule.id === 'SC902'))).toEqual(['SC902 at Catalog']);
});

test('what is accepted at a resource is left out there, of that rule', () => {
  const rules = [ruleOf('SC601', {}, { at: 'Ui' }), ruleOf('SC602', {})];
  expect(messages(mesh({ SC601: 'a reason' }), rules)).toEqual(['SC601 at Ui', 'SC602 at Catalog']);
});

test('what is accepted in vain is told by the rule about metadata, if that one is asked', () => {
  expect(judge(mesh({ SC999: 'a reason' }), [ruleOf('SC901')])).toEqual([]);
  expect(judge(mesh({ SC999: 'a reason', SC601: 'a reason' }), [{ ...sc810, check: () => [] }])).toMatchObject([{
    rule: { id: 'SC810' },
    severity: sc810.severity,
    origin: { logicalId: 'Catalog' },
    property: '',
    message: 'the metadata of "Catalog" acknowledges "SC999"; there is no such rule',
    fix: 'use the id of a rule, such as SC602',
  }]);
});

describe('of two rules with one subject', () => {
  const both = (first: Partial<Finding>, second: Partial<Finding>) => messages(mesh(), [ruleOf('SC201', first), ruleOf('SC202', second)]);

  test('the one that precedes is heard', () => {
    expect(both({ subject: 'a' }, { subject: 'a' })).toEqual(['SC201 at Catalog']);
  });

  test('both are heard of different subjects, or of none', () => {
    const all = ['SC201 at Catalog', 'SC202 at Catalog'];
    expect(both({ subject: 'a' }, { subject: 'b' })).toEqual(all);
    expect(both({ subject: 'a' }, {})).toEqual(all);
    expect(both({}, { subject: 'a' })).toEqual(all);
    expect(both({}, {})).toEqual(all);
  });

  test('both are heard if neither precedes', () => {
    expect(messages(mesh(), [ruleOf('SC201', { subject: 'a' }), ruleOf('SC301', { subject: 'a' })])).toHaveLength(2);
  });
});

describe('findings of one cause', () => {
  const together: Finding['together'] = (others) => ({ message: ({ prop }) => `${prop('name')} of ${others.length + 1}`, fix: 'mend all' });

  test('are one, at the first resource, that speaks of all', () => {
    expect(judge(mesh(), [ruleOf('SC901', { cause: 'a', together }, { at: 'Ui', cause: 'a' })])).toMatchObject([
      { origin: { logicalId: 'Catalog' }, message: 'Name of 2', fix: 'mend all' },
    ]);
  });

  test('are one that speaks of itself, where nothing is to say of all', () => {
    expect(messages(mesh(), [ruleOf('SC901', { cause: 'a' }, { at: 'Ui', cause: 'a' })])).toEqual(['SC901 at Catalog']);
    expect(messages(mesh(), [ruleOf('SC901', { cause: 'a', together })])).toEqual(['SC901 at Catalog']);
  });

  test('of another cause, of none or of another rule are others', () => {
    expect(messages(mesh(), [ruleOf('SC901', { cause: 'a' }, { cause: 'b' }, {}, {})])).toHaveLength(4);
    expect(messages(mesh(), [ruleOf('SC901', { cause: 'a' }), ruleOf('SC902', { cause: 'a' })])).toHaveLength(2);
  });
});

describe('where only the deployment decides that a service is on', () => {
  const undecided = (template: Template) => { configurationOf(template).Enabled = { Ref: 'Nobody' }; };
  const said = (at: string, change: (template: Template) => void = undecided) => messages(mesh({}, change), [ruleOf('SC901', { at })]);

  test('a finding about it, or its task definition, says so', () => {
    expect(said('Catalog')).toEqual(['when Service Connect is on, SC901 at Catalog']);
    expect(said('CatalogTask')).toEqual(['when Service Connect is on, SC901 at CatalogTask']);
    expect(said('Ui')).toEqual(['SC901 at Ui']);
    expect(said('Catalog', () => {})).toEqual(['SC901 at Catalog']);
  });

  test('a finding about a task definition that a service runs, which is on, does not', () => {
    expect(said('CatalogTask', (template) => {
      undecided(template);
      template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
    })).toEqual(['SC901 at CatalogTask']);
  });

  test('a service that is off does not count', () => {
    expect(said('CatalogTask', (template) => {
      undecided(template);
      template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
      configurationOf(template, 'Ui').Enabled = false;
    })).toEqual(['when Service Connect is on, SC901 at CatalogTask']);
  });

  test('the task definition of a service can be unknown', () => {
    expect(said('Catalog', (template) => {
      undecided(template);
      template.Resources.Catalog.Properties.TaskDefinition = { Ref: 'Nobody' };
    })).toEqual(['when Service Connect is on, SC901 at Catalog']);
  });
});
