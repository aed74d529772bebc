import { UNKNOWN } from '../../../src/analysis/facts';
import { readMesh } from '../../../src/analysis/reader';
import { RolePolicies } from '../../../src/analysis/rules/role-policies';
import { resource } from '../../support/shop';
import { alone, Properties, Template } from '../../support/templates';

const unknown = { Ref: 'Nobody' };
const ARN = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const role = { Ref: 'Role' };

/** The policies of a role among some resources. */
function policiesOf(properties: Properties, others: Template['Resources'] = {}) {
  const mesh = readMesh([alone({ Resources: { Role: resource('AWS::IAM::Role', properties), ...others } })]);
  return RolePolicies.of(mesh).all(mesh.resources.at('shop.template.json#Role')!);
}

/** A policy whose document tells which one it is. */
const policy = (type: string, id: string, properties: Properties = {}) => resource(`AWS::IAM::${type}`, { PolicyDocument: { Id: id }, ...properties });

test('a role without policies has none', () => {
  expect(policiesOf({})).toEqual({ arns: [], documents: [] });
});

test('managed policies from elsewhere are told by their ARN, those of the templates by what they say', () => {
  expect(policiesOf({ ManagedPolicyArns: [ARN, { Ref: 'Own' }] }, { Own: policy('ManagedPolicy', 'own') })).toEqual({ arns: [ARN], documents: [{ Id: 'own' }] });
});

test('policies inside the role are told by what they say', () => {
  expect(policiesOf({ Policies: [{ PolicyName: 'a', PolicyDocument: { Id: 'a' } }, 'odd'] })).toEqual({ arns: [], documents: [{ Id: 'a' }, undefined] });
});

test('policies that name the role are told by what they say, in the order of their kinds', () => {
  const others = {
    ByRoleName: policy('RolePolicy', 'c', { RoleName: role }),
    ByManaged: policy('ManagedPolicy', 'b', { Roles: ['other', role] }),
    ByPolicy: policy('Policy', 'a', { Roles: [role] }),
    OfOther: policy('Policy', 'd', { Roles: ['other'] }),
  };
  expect(policiesOf({ Policies: [{ PolicyDocument: { Id: 'inside' } }] }, others)).toEqual({
    arns: [], documents: [{ Id: 'a' }, { Id: 'b' }, { Id: 'c' }, { Id: 'inside' }],
  });
});

test('policies may name the role by the name that it was given', () => {
  const others = { Named: policy('Policy', 'a', { Roles: ['shop'] }), Referring: policy('Policy', 'b', { Roles: [role] }) };
  expect(policiesOf({ RoleName: 'shop' }, others)).toEqual({ arns: [], documents: [{ Id: 'b' }, { Id: 'a' }] });
  expect(policiesOf({ RoleName: 'other' }, others)).toEqual({ arns: [], documents: [{ Id: 'b' }] });
  expect(policiesOf({}, others)).toEqual({ arns: [], documents: [{ Id: 'b' }] });
});

test.each<[string, Properties, Template['Resources']]>([
  ['a managed policy that is unknown', { ManagedPolicyArns: [ARN, unknown] }, {}],
  ['managed policies that are unknown', { ManagedPolicyArns: unknown }, {}],
  ['a name that is unknown', { RoleName: unknown }, {}],
  ['a policy of a role that is unknown', {}, { Policy: policy('Policy', 'a', { Roles: [unknown] }) }],
])('nobody can tell the policies of a role with %s', (_what, properties, others) => {
  expect(policiesOf(properties, others)).toBe(UNKNOWN);
});
