import { isKnown, UNKNOWN } from '../../../../src/analysis/facts';
import { grants, statementsOf } from '../../../../src/analysis/rules/tls/policy-document';

const policy = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });

/** Whether the only statement of a policy grants an action. */
function granted(Action: unknown, action: string, Effect = 'Allow'): boolean {
  const statements = statementsOf(policy({ Effect, Action, Resource: '*' }));
  return isKnown(statements) && statements.some((statement) => grants(statement, action));
}

test.each<[unknown, string]>([
  ['acm-pca:IssueCertificate', 'acm-pca:IssueCertificate'],
  ['ACM-PCA:issuecertificate', 'acm-pca:IssueCertificate'],
  ['acm-pca:*', 'acm-pca:IssueCertificate'],
  ['acm-pca:Issue*', 'acm-pca:IssueCertificate'],
  ['acm-pca:**', 'acm-pca:IssueCertificate'],
  ['*', 'kms:Decrypt'],
  ['kms:Decryp?', 'kms:Decrypt'],
  ['kms:?ecryp?', 'kms:Decrypt'],
  [['kms:Encrypt', 'kms:Decrypt'], 'kms:Decrypt'],
])('%j grants %s', (pattern, action) => expect(granted(pattern, action)).toBe(true));

test.each<[unknown, string]>([
  ['kms:Encrypt', 'kms:Decrypt'],
  ['kms:Decrypt', 'kms:DecryptMore'],
  ['kms:Decryp?', 'kms:Decryp'],
  ['kms:D*', 'my-kms:Decrypt'],
  ['kms:*t', 'kms:Decryptx'],
  ['kms.*', 'kms:Decrypt'],
  ['k(ms):*', 'kms:Decrypt'],
  [[], 'kms:Decrypt'],
  [undefined, 'kms:Decrypt'],
])('%j does not grant %s', (pattern, action) => expect(granted(pattern, action)).toBe(false));

test('a statement that denies grants nothing', () => expect(granted('*', 'kms:Decrypt', 'Deny')).toBe(false));

test('the principals of a statement are services, accounts and roles, or anybody', () => {
  const principals = (Principal: unknown) => {
    const statements = statementsOf(policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }));
    return isKnown(statements) ? statements.map((statement) => statement.principals) : statements;
  };
  expect(principals({ Service: 'ecs.amazonaws.com' })).toEqual([['ecs.amazonaws.com']]);
  expect(principals({ Service: ['a', 'b'], AWS: 'c' })).toEqual([['a', 'b', 'c']]);
  expect(principals('*')).toEqual([['*']]);
  expect(principals(undefined)).toEqual([[]]);
  expect(principals({ Service: UNKNOWN })).toBe(UNKNOWN);
});

test('a policy has as many statements as it says', () => {
  const allow = { Effect: 'Allow', Action: 'a:B' };
  expect(statementsOf(policy(allow, { ...allow, Effect: 'Deny' }))).toMatchObject([{ allows: true, actions: ['a:b'] }, { allows: false }]);
  expect(statementsOf({ Statement: allow })).toHaveLength(1);
  expect(statementsOf({})).toEqual([]);
});

test.each<[string, unknown]>([
  ['no map', 'text'],
  ['an unknown policy', UNKNOWN],
  ['an unknown statement', policy(UNKNOWN)],
  ['a statement that is no map', policy('text')],
  ['an unknown effect', policy({ Effect: UNKNOWN, Action: 'a:B' })],
  ['no effect', policy({ Action: 'a:B' })],
  ['an unknown action', policy({ Effect: 'Allow', Action: ['a:B', UNKNOWN] })],
  ['all actions but some', policy({ Effect: 'Allow', NotAction: 'a:B' })],
  ['all principals but some', policy({ Effect: 'Allow', Action: 'a:B', NotPrincipal: { AWS: '1' } })],
  ['one statement that is known and one that is not', policy({ Effect: 'Allow', Action: 'a:B' }, { Effect: 'Allow', Action: UNKNOWN })],
])('nobody can tell what is in %s', (_what, document) => {
  expect(statementsOf(document)).toBe(UNKNOWN);
});
