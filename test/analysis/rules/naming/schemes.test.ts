import { schemeOf } from '../../../../src/analysis/rules/naming/schemes';

test.each<[string, { speaks: string; plain?: string }]>([
  ['http', { speaks: 'http' }],
  ['https', { speaks: 'http', plain: 'http' }],
  ['grpc', { speaks: 'grpc' }],
  ['grpcs', { speaks: 'grpc', plain: 'grpc' }],
  ['ws', { speaks: 'http' }],
  ['wss', { speaks: 'http', plain: 'ws' }],
])('a client that writes %s speaks %j', (scheme, expected) => {
  expect(schemeOf({ host: 'catalog', source: 'the command', scheme })).toEqual(expected);
});

test.each([undefined, '', 'tcp', 'postgresql', 'constructor'])('the scheme %j says nothing', (scheme) => {
  expect(schemeOf({ host: 'catalog', source: 'the command', scheme })).toBeUndefined();
});
