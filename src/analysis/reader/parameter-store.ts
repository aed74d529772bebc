import { Template } from './template';
import { asObject, own } from '../facts';

const DYNAMIC_REFERENCE = /^(?:\{\{resolve:ssm:([^:{}]+)(?::\d+)?\}\}|resolve:ssm:([^:{}]+)(?::\w+)?)$/;

/**
 * Where in the parameter store of Systems Manager a value comes from, before it is resolved; `undefined` where the template does
 * not tell.
 *
 * CloudFormation looks it up at deployment, so that the value is unknown, but the path of a public parameter says much:
 * `/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id`.
 */
export function parameterStorePath(value: unknown, template: Template): string | undefined {
  if (typeof value === 'string') {
    const found = DYNAMIC_REFERENCE.exec(value);
    return found?.[1] ?? found?.[2];
  }
  const name = asObject(value)?.Ref;
  // A nested stack is given its parameters: its own defaults need not apply.
  if (typeof name !== 'string' || template.parent) return undefined;
  const parameter = asObject(own(template.section('Parameters'), name)) ?? {};
  const [type, path] = [own(parameter, 'Type'), own(parameter, 'Default')];
  return typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<') && typeof path === 'string' ? path : undefined;
}
