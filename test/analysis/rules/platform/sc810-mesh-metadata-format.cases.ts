import { sc810 } from '../../../../src/analysis/rules/platform/sc810-mesh-metadata-format';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const metadata = (value: unknown) => (template: Template) => {
  template.Resources.Catalog.Metadata = { 'cdk-ecs-service-connect': value };
};

export const cases: RuleCases = {
  rule: sc810,
  violations: [
    {
      on: 'text where a number is wanted',
      mutate: metadata({ version: 1, peakRequestsPerSecond: 'many' }),
      messages: ['part of the metadata "cdk-ecs-service-connect" of "Catalog" cannot be read: peakRequestsPerSecond is "many", not a number'],
      fix: 'write it in the form that the documentation shows, or leave it out',
      property: '',
    },
    { on: 'several faults', mutate: metadata({ version: 1, onMesh: 'yes', expectedTasks: -1 }), messages: ['onMesh is "yes"', 'expectedTasks is -1'], resources: ['Catalog', 'Catalog'] },
    { on: 'a connection without port', mutate: metadata({ version: 1, connections: ['orders'] }), messages: ['connections holds "orders"'] },
    { on: 'another version', mutate: metadata({ version: 2 }), messages: ['version is 2'] },
    { on: 'no map', mutate: metadata('shop'), messages: ['is not a map'] },
  ],
  silent: [
    {
      on: 'all there is',
      mutate: metadata({ version: 1, namespace: 'shop', onMesh: true, connections: [{ endpoint: 'orders:80', ordering: 'NONE' }], peakRequestsPerSecond: 9, expectedTasks: 4 }),
    },
    { on: 'keys that it does not know', mutate: metadata({ version: 1, colour: 'blue' }) },
    { on: 'a value that only exists at deployment', mutate: metadata({ version: 1, expectedTasks: { Ref: 'Count' } }) },
    { on: 'metadata that only exists at deployment', mutate: metadata({ 'Fn::If': ['Nobody', 'a', 'b'] }) },
    {
      on: 'the metadata of others',
      mutate: (template) => {
        template.Resources.Catalog.Metadata = { 'aws:cdk:path': 'Shop/Catalog/Resource' };
      },
    },
  ],
};
