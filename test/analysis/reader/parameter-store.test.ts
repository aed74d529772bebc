import { looking, Sections } from './reading';
import { readMesh } from '../../../src/analysis/reader';
import { nesting } from '../../support/templates';

const IMAGE = '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id';
const Parameters = {
  Image: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: IMAGE },
  Plain: { Type: 'String', Default: IMAGE },
  Later: { Type: 'AWS::SSM::Parameter::Value<String>' },
  Number: { Type: 'AWS::SSM::Parameter::Value<String>', Default: 1 },
};

const pathOf = (value: unknown, ...names: string[]) => {
  const [resource] = readMesh([looking(value, { Parameters } as Sections)]).resources.ofType('Test::Looked');
  return resource.parameterStorePath('Value', ...names);
};

test.each([
  [{ Ref: 'Image' }],
  [`{{resolve:ssm:${IMAGE}}}`],
  [`{{resolve:ssm:${IMAGE}:3}}`],
  [`{{resolve:ssm:${IMAGE}:12}}`],
  [`resolve:ssm:${IMAGE}`],
  [`resolve:ssm:${IMAGE}:latest`],
])('%j comes from the parameter store', (value) => {
  expect(pathOf(value)).toBe(IMAGE);
});

test('a value deeper in the properties is found', () => {
  expect(pathOf({ ImageId: { Ref: 'Image' } }, 'ImageId')).toBe(IMAGE);
  expect(pathOf({ ImageId: 'ami-1' }, 'ImageId', 'Deeper')).toBeUndefined();
});

test.each([
  [{ Ref: 'Plain' }], [{ Ref: 'Later' }], [{ Ref: 'Number' }], [{ Ref: 'Nobody' }], ['ami-1'], [1], [`{{resolve:secretsmanager:${IMAGE}}}`], [undefined],
  [`x{{resolve:ssm:${IMAGE}}}`], [`{{resolve:ssm:${IMAGE}}}x`], [`xresolve:ssm:${IMAGE}`], [`resolve:ssm:${IMAGE}:latest:x`], [`{{resolve:ssm:${IMAGE}:latest}}`],
])('%j does not', (value) => {
  expect(pathOf(value)).toBeUndefined();
});

test('a parameter of a nested stack may be given another value', () => {
  const parent = { Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: {} } } };
  const nested = nesting({ Child: { ...looking({ Ref: 'Image' }, { Parameters } as Sections), name: 'child' } });
  const [resource] = readMesh([{ name: 'parent', body: parent, assembly: 'a', nested }]).resources.ofType('Test::Looked');
  expect(resource.parameterStorePath('Value')).toBeUndefined();
});
