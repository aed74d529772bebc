import { sc504 } from '../../../../src/analysis/rules/network/sc504-container-links';
import { bridgeShop } from '../../../support/bridge-shop';
import { containerOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const base = bridgeShop;
const links = (value: unknown) => (template: Template) => { containerOf(template).Links = value; };
const resources = ['CatalogTask'];

export const cases: RuleCases = {
  rule: sc504,
  violations: [
    { on: 'a link', base, mutate: links(['db']), messages: ['container "app" sets Links; Service Connect does not support them'], fix: 'remove Links, and call the other container by localhost in network mode "awsvpc", or by an endpoint of its own', resources, property: 'ContainerDefinitions/0/Links' },
    { on: 'a link with an alias', base, mutate: links(['db:database', 'cache']), messages: ['container "app" sets Links'], resources },
    { on: 'network mode awsvpc', mutate: links(['db']), messages: ['container "app" sets Links'], resources },
    { on: 'a link to a parameter with a default', base, mutate: (template) => { template.Parameters = { Db: { Type: 'String', Default: 'db' } }; links([{ Ref: 'Db' }])(template); }, messages: ['sets Links'], resources },
  ],
  silent: [
    { on: 'no links', base, mutate: links(undefined) },
    { on: 'an empty list', base, mutate: links([]) },
    { on: 'links that only exist at deployment', base, mutate: links({ Ref: 'Links' }) },
    { on: 'a link that may be removed', base, mutate: links([{ 'Fn::If': ['Nobody', 'db', { Ref: 'AWS::NoValue' }] }]) },
    { on: 'a link that is removed', base, mutate: links([{ Ref: 'AWS::NoValue' }]) },
  ],
};
