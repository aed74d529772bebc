import { pointer, resolved, TOPIC } from './reading';
import { UNKNOWN } from '../../../src/analysis/facts';

const PARAMETERS = {
  Name: { Type: 'String', Default: 'shop' },
  Port: { Type: 'Number', Default: 80 },
  Later: { Type: 'String' },
  Names: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-1,subnet-2' },
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/name' },
  Odd: { Default: 'no type' },
  Empty: { Type: 'String', Default: '' },
};
const Mappings = { Sizes: { small: { Cpu: 256, Names: ['a', 'b'] }, large: { Cpu: { Ref: 'Port' } } } };
const SECTIONS = { Parameters: PARAMETERS, Mappings, Resources: { Topic: TOPIC } };

/** Each value, and what is known of it. */
const VALUES: readonly (readonly [on: string, value: unknown, expected: unknown])[] = [
  ['text', 'shop', 'shop'],
  ['a number', 8080, 8080],
  ['false', false, false],
  ['nothing', null, undefined],
  ['a map', { A: { B: [1, 'x'] } }, { A: { B: [1, 'x'] } }],
  ['a dynamic reference', '{{resolve:ssm:/shop/name}}', UNKNOWN],
  ['a dynamic reference inside text', 'arn:{{resolve:secretsmanager:shop}}', UNKNOWN],
  ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }, 'b'], ['a', 'b']],
  ['AWS::NoValue in a map', { A: 1, B: { Ref: 'AWS::NoValue' } }, { A: 1 }],
  ['a key that looks like a function, beside others', { 'Ref': 'Name', 'Fn::Sub': 'x' }, { 'Ref': 'Name', 'Fn::Sub': 'x' }],
  ['a function that nobody knows', { 'Fn::Cidr': ['10.0.0.0/16', 2] }, UNKNOWN],

  ['Ref to a default', { Ref: 'Name' }, 'shop'],
  ['Ref to a number', { Ref: 'Port' }, 80],
  ['Ref to an empty default', { Ref: 'Empty' }, ''],
  ['Ref to a parameter without default', { Ref: 'Later' }, UNKNOWN],
  ['Ref to a list', { Ref: 'Names' }, ['a', 'b', 'c']],
  ['Ref to a typed list', { Ref: 'Subnets' }, ['subnet-1', 'subnet-2']],
  ['Ref to a stored parameter', { Ref: 'Stored' }, UNKNOWN],
  ['Ref to a parameter without type', { Ref: 'Odd' }, UNKNOWN],
  ['Ref to a resource', { Ref: 'Topic' }, pointer('Topic')],
  ['Ref to nothing', { Ref: 'Nobody' }, UNKNOWN],
  ['Ref to no name', { Ref: ['Name'] }, UNKNOWN],

  ['GetAtt', { 'Fn::GetAtt': ['Topic', 'TopicArn'] }, pointer('Topic', 'TopicArn')],
  ['GetAtt as text', { 'Fn::GetAtt': 'Topic.TopicArn' }, pointer('Topic', 'TopicArn')],
  ['GetAtt with dots', { 'Fn::GetAtt': ['Topic', 'A', 'B'] }, pointer('Topic', 'A.B')],
  ['GetAtt as text with dots', { 'Fn::GetAtt': 'Topic.A.B' }, pointer('Topic', 'A.B')],
  ['GetAtt with a reference', { 'Fn::GetAtt': ['Topic', { Ref: 'Name' }] }, pointer('Topic', 'shop')],
  ['GetAtt of nothing', { 'Fn::GetAtt': ['Nobody', 'Arn'] }, UNKNOWN],
  ['GetAtt without attribute', { 'Fn::GetAtt': ['Topic'] }, UNKNOWN],
  ['GetAtt of an unknown attribute', { 'Fn::GetAtt': ['Topic', { Ref: 'Later' }] }, UNKNOWN],
  ['GetAtt of no list', { 'Fn::GetAtt': 1 }, UNKNOWN],

  ['Join', { 'Fn::Join': ['-', ['a', 1, { Ref: 'Name' }]] }, 'a-1-shop'],
  ['Join of one reference', { 'Fn::Join': ['', [{ Ref: 'Topic' }]] }, pointer('Topic')],
  ['Join of nothing', { 'Fn::Join': ['-', []] }, ''],
  ['Join of a list', { 'Fn::Join': ['.', { Ref: 'Names' }] }, 'a.b.c'],
  ['Join around AWS::NoValue', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a-b'],
  ['Join with a reference', { 'Fn::Join': ['', ['arn:', { Ref: 'Topic' }]] }, UNKNOWN],
  ['Join with something unknown', { 'Fn::Join': ['', ['a', { Ref: 'Later' }]] }, UNKNOWN],
  ['Join of no list', { 'Fn::Join': ['', 'a'] }, UNKNOWN],
  ['Join that makes a dynamic reference', { 'Fn::Join': [':', ['{{resolve', 'ssm', '/name}}']] }, UNKNOWN],
  ['Join with an odd delimiter', { 'Fn::Join': [1, ['a', 'b']] }, UNKNOWN],
  ['Join of text', { 'Fn::Join': 'a' }, UNKNOWN],

  ['Sub', { 'Fn::Sub': '${Name}:${Port}' }, 'shop:80'],
  ['Sub with variables', { 'Fn::Sub': ['${A}-${Name}', { A: { Ref: 'Port' } }] }, '80-shop'],
  ['Sub whose variable is called like a parameter', { 'Fn::Sub': ['x${Name}', { Name: 'own' }] }, 'xown'],
  ['Sub of a reference alone', { 'Fn::Sub': '${Topic}' }, pointer('Topic')],
  ['Sub of an attribute alone', { 'Fn::Sub': '${ Topic.TopicArn }' }, pointer('Topic', 'TopicArn')],
  ['Sub of a variable alone', { 'Fn::Sub': ['${A}', { A: ['x'] }] }, ['x']],
  ['Sub with an attribute', { 'Fn::Sub': 'x-${Topic.TopicArn}' }, UNKNOWN],
  ['Sub with a literal', { 'Fn::Sub': '${!Name} ${Name}' }, '${Name} shop'],
  ['Sub with braces around nothing', { 'Fn::Sub': 'a${}b${Name}' }, 'a${}bshop'],
  ['Sub without an end', { 'Fn::Sub': 'a${Name' }, 'a${Name'],
  ['Sub with something unknown', { 'Fn::Sub': '${Later}-x' }, UNKNOWN],
  ['Sub that makes a dynamic reference', { 'Fn::Sub': '{{resolve:ssm:${Name}}}' }, UNKNOWN],
  ['Sub of no text', { 'Fn::Sub': { Ref: 'Name' } }, UNKNOWN],
  ['Sub with odd variables', { 'Fn::Sub': ['a${Name}', null] }, 'ashop'],

  ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'small', 'Cpu'] }, 256],
  ['FindInMap of a list', { 'Fn::FindInMap': ['Sizes', 'small', 'Names'] }, ['a', 'b']],
  ['FindInMap with a reference', { 'Fn::FindInMap': ['Sizes', { 'Fn::Sub': 'small' }, 'Cpu'] }, 256],
  ['FindInMap of a reference', { 'Fn::FindInMap': ['Sizes', 'large', 'Cpu'] }, 80],
  ['FindInMap of nothing', { 'Fn::FindInMap': ['Sizes', 'small', 'Memory'] }, UNKNOWN],
  ['FindInMap without map', { 'Fn::FindInMap': ['Nothing', 'small', 'Cpu'] }, UNKNOWN],
  ['FindInMap with default', { 'Fn::FindInMap': ['Sizes', 'huge', 'Cpu', { DefaultValue: { Ref: 'Port' } }] }, 80],
  ['FindInMap with an unknown key and a default', { 'Fn::FindInMap': ['Sizes', { Ref: 'Later' }, 'Cpu', { DefaultValue: 1 }] }, UNKNOWN],
  ['FindInMap with too few keys', { 'Fn::FindInMap': ['Sizes', 'small'] }, UNKNOWN],
  ['FindInMap of text', { 'Fn::FindInMap': 'Sizes' }, UNKNOWN],

  ['Select', { 'Fn::Select': [1, ['a', 'b']] }, 'b'],
  ['Select with text', { 'Fn::Select': ['0', { Ref: 'Names' }] }, 'a'],
  ['Select beyond the end', { 'Fn::Select': [2, ['a', 'b']] }, UNKNOWN],
  ['Select of an unknown index', { 'Fn::Select': [{ Ref: 'Later' }, ['a']] }, UNKNOWN],
  ['Select of an unknown list', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, UNKNOWN],
  ['Select by a word', { 'Fn::Select': ['length', ['a']] }, UNKNOWN],
  ['Select of text', { 'Fn::Select': 'a' }, UNKNOWN],

  ['Split', { 'Fn::Split': ['.', 'a.b'] }, ['a', 'b']],
  ['Split of a reference', { 'Fn::Select': [0, { 'Fn::Split': ['o', { Ref: 'Name' }] }] }, 'sh'],
  ['Split of something unknown', { 'Fn::Split': ['.', { Ref: 'Later' }] }, UNKNOWN],
  ['Split by nothing', { 'Fn::Split': [null, 'a'] }, UNKNOWN],
  ['Split of text', { 'Fn::Split': 'a' }, UNKNOWN],

  ['ImportValue of nothing', { 'Fn::ImportValue': 'nothing' }, UNKNOWN],
  ['ImportValue of an unknown name', { 'Fn::ImportValue': { Ref: 'Later' } }, UNKNOWN],
  ['GetStackOutput of nothing', { 'Fn::GetStackOutput': { StackName: 'nothing', OutputName: 'Out' } }, UNKNOWN],
  ['GetStackOutput of no map', { 'Fn::GetStackOutput': 'shop' }, UNKNOWN],
];

test.each(VALUES)('%s', (_on, value, expected) => {
  expect(resolved(value, SECTIONS)).toEqual(expected);
});

describe('pseudo parameters', () => {
  test.each([
    ['eu-west-1', 'aws', 'amazonaws.com'],
    ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
    ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
    ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
    ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
    ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ])('in %s', (region, partition, suffix) => {
    const value = { 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix} ${AWS::Region} ${AWS::AccountId} ${AWS::StackName}' };
    expect(resolved(value, {}, { region })).toBe(`${partition} ${suffix} ${region} 111111111111 shop`);
  });

  test.each(['AWS::URLSuffix', 'AWS::Region', 'AWS::AccountId', 'AWS::StackName', 'AWS::StackId', 'AWS::NotificationARNs'])(
    '%s is unknown where the deployment is',
    (name) => {
      expect(resolved({ Ref: name }, {}, { region: undefined, account: undefined, stackName: undefined })).toBe(UNKNOWN);
    },
  );

  test('AWS::Partition is the usual one where the deployment is unknown', () => {
    expect(resolved({ Ref: 'AWS::Partition' }, {}, { region: undefined })).toBe('aws');
  });
});
