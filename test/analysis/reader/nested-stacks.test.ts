import { looking, pointer, propertyOf, TOPIC } from './reading';
import { UNKNOWN } from '../../../src/analysis/facts';
import { readMesh, TemplateSource } from '../../../src/analysis/reader';
import { alone, nesting } from '../../support/templates';

const stack = (Parameters: Record<string, unknown> = {}) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'x', Parameters } });
const nested = (body: unknown, name = 'child.json', more: Partial<TemplateSource> = {}): TemplateSource => ({ name, body, assembly: 'shop', ...more });

const String_ = { Type: 'String' };

/** What becomes of a value in a child that is given some parameters. */
function inChild(value: unknown, given: Record<string, unknown>, Parameters: Record<string, unknown>, more: Record<string, unknown> = {}): unknown {
  const child = looking(value, { Parameters: Parameters as never });
  return propertyOf(readMesh([{ ...alone({ ...more, Resources: { Topic: TOPIC, Child: stack(given) } }), nested: nesting({ Child: { ...child, name: 'child.json' } }) }]));
}

describe('a parameter of a nested stack', () => {
  test('has the value that its parent gives', () => {
    expect(inChild({ Ref: 'Name' }, { Name: 'shop' }, { Name: { ...String_, Default: 'other' } })).toBe('shop');
    expect(inChild({ Ref: 'Arn' }, { Arn: { Ref: 'Topic' } }, { Arn: String_ })).toEqual(pointer('Topic'));
  });

  test('has its default where the parent gives nothing', () => {
    expect(inChild({ Ref: 'Name' }, {}, { Name: { ...String_, Default: 'other' } })).toBe('other');
    expect(inChild({ Ref: 'Name' }, { Name: { Ref: 'AWS::NoValue' } }, { Name: { ...String_, Default: 'other' } })).toBe('other');
    expect(inChild({ Ref: 'Name' }, {}, { Name: String_ })).toBe(UNKNOWN);
  });

  test('has its default also where others are allowed: its parent takes that', () => {
    expect(inChild({ Ref: 'Name' }, {}, { Name: { ...String_, Default: 'other', AllowedValues: ['other', 'another'] } })).toBe('other');
  });

  test('is unknown where the parent gives something unknown, whatever the default', () => {
    expect(inChild({ Ref: 'Name' }, { Name: { Ref: 'Nobody' } }, { Name: { ...String_, Default: 'other' } })).toBe(UNKNOWN);
  });

  test('is a list where it is declared so', () => {
    expect(inChild({ Ref: 'Names' }, { Names: 'a,b' }, { Names: { Type: 'CommaDelimitedList' } })).toEqual(['a', 'b']);
    expect(inChild({ Ref: 'Names' }, { Names: ['a', 'b'] }, { Names: { Type: 'List<String>' } })).toEqual(['a', 'b']);
  });

  test('is unknown where it is looked up in the parameter store', () => {
    expect(inChild({ Ref: 'Name' }, { Name: '/shop/name' }, { Name: { Type: 'AWS::SSM::Parameter::Value<String>' } })).toBe(UNKNOWN);
  });

  test('has its default where the properties of the stack are no map', () => {
    const child = { ...looking({ Ref: 'Name' }, { Parameters: { Name: { ...String_, Default: 'other' } } }), name: 'child.json' };
    const Resources = { Child: { Type: 'AWS::CloudFormation::Stack', Properties: 'odd' } };
    expect(propertyOf(readMesh([{ ...alone({ Resources }), nested: nesting({ Child: child }) }]))).toBe('other');
  });
});

describe('an output of a nested stack', () => {
  const outOf = (body: unknown, attribute: unknown = 'Outputs.Out') => {
    const parent = looking({ 'Fn::GetAtt': ['Child', attribute] }, { Resources: { Child: stack({ Name: 'shop' }) } });
    return propertyOf(readMesh([{ ...parent, nested: nesting({ Child: nested(body) }) }]));
  };

  test('is what the child says', () => {
    expect(outOf({ Outputs: { Out: { Value: 'x' } } })).toBe('x');
    expect(outOf({ Resources: { Topic: TOPIC }, Outputs: { Out: { Value: { Ref: 'Topic' } } } })).toEqual(pointer('Topic', undefined, 'child.json'));
    expect(outOf({ Parameters: { Name: String_ }, Outputs: { Out: { Value: { Ref: 'Name' } } } })).toBe('shop');
  });

  test('is one of several', () => {
    const parent = looking(['A', 'B'].map((name) => ({ 'Fn::GetAtt': ['Child', `Outputs.${name}`] })), { Resources: { Child: stack() } });
    const child = nested({ Outputs: { A: { Value: 'a' }, B: { Value: 'b' } } });
    expect(propertyOf(readMesh([{ ...parent, nested: nesting({ Child: child }) }]))).toEqual(['a', 'b']);
  });

  test('is unknown where the child does not say it', () => {
    expect(outOf({ Outputs: {} })).toBe(UNKNOWN);
    expect(outOf({ Outputs: { Out: {} } })).toBe(UNKNOWN);
    expect(outOf({ Outputs: { Out: 'odd' } })).toBe(UNKNOWN);
  });

  test('is a reference where the attribute is none of the outputs, or the child is not read', () => {
    expect(outOf({}, 'Id')).toEqual(pointer('Child', 'Id'));
    const { resources } = readMesh([looking({ 'Fn::GetAtt': ['Child', 'Outputs.Out'] }, { Resources: { Child: stack() } })]);
    expect(resources.ofType('Test::Looked')[0].properties.Value).toEqual(pointer('Child', 'Outputs.Out'));
  });
});

test('values go from child to child through the parent, however deep', () => {
  const grandchild = looking({ Ref: 'Name' }, { Parameters: { Name: String_ } });
  const consumer = nested({ Parameters: { Name: String_ }, Resources: { Grandchild: stack({ Name: { Ref: 'Name' } }) } }, 'consumer.json', {
    nested: nesting({ Grandchild: { ...grandchild, name: 'grandchild.json' } }),
  });
  const producer = nested({ Resources: { Topic: TOPIC }, Outputs: { Out: { Value: { 'Fn::GetAtt': ['Topic', 'TopicArn'] } } } }, 'producer.json');
  const Resources = { Producer: stack(), Consumer: stack({ Name: { 'Fn::GetAtt': 'Producer.Outputs.Out' } }) };
  const mesh = readMesh([{ ...alone({ Resources }), nested: nesting({ Producer: producer, Consumer: consumer }) }]);
  expect(propertyOf(mesh)).toEqual(pointer('Topic', 'TopicArn', 'producer.json'));
});

test('a parameter that leads back to itself is unknown', () => {
  const child = nested({ Parameters: { Name: String_ }, Outputs: { Out: { Value: { Ref: 'Name' } } } });
  const twice = { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Child', 'Outputs.Out'] }, { 'Fn::GetAtt': ['Child', 'Outputs.Out'] }]] };
  const parent = looking({ 'Fn::GetAtt': ['Child', 'Outputs.Out'] }, { Resources: { Child: stack({ Name: twice }) } });
  expect(propertyOf(readMesh([{ ...parent, nested: nesting({ Child: child }) }]))).toBe(UNKNOWN);
});

test('a nested stack is where its parent is, and exists when its parent does', () => {
  const Conditions = { No: { 'Fn::Equals': ['a', 'b'] }, Maybe: { 'Fn::Equals': ['a', { Ref: 'Nobody' }] } };
  const Resources = { Here: stack(), Never: { ...stack(), Condition: 'No' }, Maybe: { ...stack(), Condition: 'Maybe' } };
  const child = (name: string) => nested({ Resources: { Topic: TOPIC } }, name, { region: 'us-east-1', account: '222222222222' });
  const { resources } = readMesh([{
    ...alone({ Conditions, Resources }), nested: nesting({ Here: child('here'), Never: child('never'), Maybe: child('maybe'), Missing: child('missing') }),
  }]);
  expect(resources.ofType('AWS::SNS::Topic').map(({ origin, conditional, target }) => [origin.template, conditional, target.region, target.account])).toEqual([
    ['here', false, 'eu-west-1', '111111111111'],
    ['maybe', true, 'eu-west-1', '111111111111'],
  ]);
});

test('one template nested twice gives two resources', () => {
  const same = nested({ Resources: { Topic: TOPIC } }, 'same.json');
  const mesh = readMesh([{ ...alone({ Resources: { A: stack(), B: stack() } }), nested: nesting({ A: same, B: same }) }]);
  expect(mesh.resources.ofType('AWS::SNS::Topic').map(({ origin }) => origin.address)).toEqual([
    'same.json#Topic', 'same.json (shop.template.json#B)#Topic',
  ]);
});
