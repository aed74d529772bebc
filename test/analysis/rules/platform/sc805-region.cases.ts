import { sc805 } from '../../../../src/analysis/rules/platform/sc805-region';
import { alone, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const region = (name?: string) => (template: Template) => [{ ...alone(template), region: template.Outputs ? name : 'eu-west-1' }];

/** The Region stands beside the template: an output marks the changed one. */
const mark = (template: Template) => {
  template.Outputs = {};
};

export const cases: RuleCases = {
  rule: sc805,
  violations: [
    ...['me-west-1', 'sa-west-1'].map((name) => ({
      on: `${name}, a Region without Amazon ECS, once for both services`,
      mutate: mark,
      sources: region(name),
      messages: [`the Region of "Catalog" is "${name}", which had no endpoint of Amazon ECS or of AWS Cloud Map`],
      fix: 'make sure that AWS offers Service Connect there, or deploy to another Region',
      property: 'ServiceConnectConfiguration',
    })),
  ],
  silent: [
    ...['us-east-1', 'cn-north-1', 'us-gov-west-1', 'ca-west-1', 'ap-east-2', 'mx-central-1', 'eusc-de-east-1', 'us-iso-east-1', 'xx-new-1'].map((name) => (
      { on: name, mutate: mark, sources: region(name) }
    )),
    { on: 'a Region that only exists at deployment', mutate: mark, sources: region() },
  ],
};
