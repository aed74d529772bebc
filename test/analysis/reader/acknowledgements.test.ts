import { join } from 'path';
import { readAcknowledgements } from '../../../src/analysis/reader';

const stack = (more: object = {}) => ({ type: 'aws:cloudformation:stack', properties: { templateFile: 'Shop.template.json' }, ...more });
const accepted = (data: unknown) => ({ type: 'aws:cdk:acknowledged-rules', data });

/** What is acknowledged in an assembly of some artifacts, as `rule at path`. */
function acknowledged(artifacts: object, file: unknown = {}): string[] {
  const manifest = (path: string) => (path === join('cdk.out', 'manifest.json') ? { version: '44.0.0', artifacts } : file);
  return readAcknowledgements('cdk.out', { manifest, template: () => ({}) }).map(({ id, constructPath }) => `${id} at ${constructPath}`);
}

test('each rule is accepted at the construct that has the entry', () => {
  const metadata = {
    '/Shop/Catalog': [accepted({ 'ServiceConnect::SC602': 'a reason', 'ServiceConnect::SC601': 'a reason' }), accepted({ 'Other::X': '' })],
    '/Shop': [accepted({ 'ServiceConnect::SC602': 'a reason' })],
  };
  expect(acknowledged({ Shop: stack({ metadata }) })).toEqual([
    'ServiceConnect::SC602 at Shop/Catalog', 'ServiceConnect::SC601 at Shop/Catalog', 'Other::X at Shop/Catalog', 'ServiceConnect::SC602 at Shop',
  ]);
});

test('entries can be in a file of their own', () => {
  const file = { '/Shop/Catalog': [accepted({ 'ServiceConnect::SC602': 'a reason' })] };
  expect(acknowledged({ Shop: stack({ additionalMetadataFile: 'Shop.metadata.json' }) }, file)).toEqual(['ServiceConnect::SC602 at Shop/Catalog']);
});

test('entries of all stacks count, and of nothing but stacks', () => {
  const metadata = (path: string) => ({ [path]: [accepted({ 'ServiceConnect::SC602': 'a reason' })] });
  const artifacts = { A: stack({ metadata: metadata('/A/Ui') }), B: stack({ metadata: metadata('/B/Ui') }), Tree: { type: 'cdk:tree', metadata: metadata('/Tree') } };
  expect(acknowledged(artifacts)).toEqual(['ServiceConnect::SC602 at A/Ui', 'ServiceConnect::SC602 at B/Ui']);
});

test('other entries, and odd ones, accept nothing', () => {
  const metadata = { '/Shop/A': [{ type: 'aws:cdk:info', data: { 'ServiceConnect::SC602': 'a reason' } }, accepted('odd'), accepted(undefined), 'odd'], '/Shop/B': 'odd' };
  expect(acknowledged({ Shop: stack({ metadata }), Other: stack() })).toEqual([]);
});
