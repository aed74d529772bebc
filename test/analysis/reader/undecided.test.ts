import { UNKNOWN } from '../../../src/analysis/facts';
import { readMesh, TemplateSource } from '../../../src/analysis/reader';
import { alone, Template } from '../../support/templates';

type Sections = Omit<Template, 'Resources'>;

const words = (count: number) => Array.from({ length: count }, (_, i) => `v${i}`);
const parameter = (AllowedValues: unknown, Type = 'String'): Sections => ({ Parameters: { P: { Type, Default: 'v0', AllowedValues } } });
const cluster = (ClusterName: unknown) => ({ Type: 'AWS::ECS::Cluster', Properties: { ClusterName } });

/** The names of the clusters, each time that the templates are read once more. */
function tried(...sources: TemplateSource[]): unknown[][][] {
  return readMesh(sources).undecided.map(({ meshes }) => [...meshes()].map(({ clusters }) => clusters.map(({ name }) => name)));
}

/** A template whose cluster has a name. */
const named = (ClusterName: unknown, sections: Sections, name?: string) => alone({ ...sections, Resources: { It: cluster(ClusterName) } }, name);

describe('a parameter for which several values are allowed', () => {
  test('is tried with each, up to eight of them', () => {
    expect(tried(named({ Ref: 'P' }, parameter(words(8))))).toEqual([words(8).map((word) => [word])]);
    expect(tried(named({ Ref: 'P' }, parameter(words(9))))).toEqual([]);
  });

  test('is tried once, however often it is met', () => {
    expect(tried(named({ 'Fn::Join': ['-', [{ Ref: 'P' }, { Ref: 'P' }]] }, parameter(['a', 'b'])))).toEqual([[['a-a'], ['b-b']]]);
  });

  test('is not tried if they are all the same, or lists', () => {
    expect(tried(named({ Ref: 'P' }, parameter(['v0', 'v0'])))).toEqual([]);
    expect(tried(named({ 'Fn::Join': ['', { Ref: 'P' }] }, parameter(['a', 'b'], 'CommaDelimitedList')))).toEqual([]);
  });

  test('is tried in each template by itself', () => {
    const [a, b] = ['a', 'b'].map((name) => named({ Ref: 'P' }, parameter(['x', 'y']), name));
    expect(tried(a, b)).toEqual([[['x', UNKNOWN], ['y', UNKNOWN]], [[UNKNOWN, 'x'], [UNKNOWN, 'y']]]);
  });
});

describe('a condition that cannot be decided', () => {
  const Conditions = { Maybe: { 'Fn::Equals': [{ Ref: 'Nobody' }, 'x'] } };
  const either = (condition: unknown) => ({ 'Fn::If': [condition, 'yes', 'no'] });

  test('is tried both ways', () => {
    expect(tried(named(either('Maybe'), { Conditions }))).toEqual([[['yes'], ['no']]]);
  });

  test('is not tried if the template does not have it', () => {
    expect(tried(named(either('Other'), { Conditions }))).toEqual([]);
    expect(tried(named(either(['Maybe']), { Conditions }))).toEqual([]);
  });

  test('is not tried in templates so large that reading them twice would be too much', () => {
    const undecided = (count: number) => {
      const others = Object.fromEntries(Array.from({ length: count - 1 }, (_, i) => [`R${i}`, { Type: 'A::B::C' }]));
      return readMesh([alone({ Conditions, Resources: { ...others, It: cluster(either('Maybe')) } })]).undecided.length;
    };
    expect(undecided(50_000)).toBe(1);
    expect(undecided(50_001)).toBe(0);
  });

  test('is tried as long as there are few of them', () => {
    const many = (count: number) => {
      const names = words(count);
      const all = Object.fromEntries(names.map((name) => [name, Conditions.Maybe]));
      return tried(named({ 'Fn::Join': ['', names.map(either)] }, { Conditions: all })).length;
    };
    expect([12, 13].map(many)).toEqual([12, 12]);
  });
});
