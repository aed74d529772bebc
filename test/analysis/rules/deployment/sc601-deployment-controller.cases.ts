import { sc601 } from '../../../../src/analysis/rules/deployment/sc601-deployment-controller';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const controller = (value: unknown) => (template: Template) => {
  template.Resources.Catalog.Properties.DeploymentController = value;
};

export const cases: RuleCases = {
  rule: sc601,
  violations: [
    {
      on: 'CodeDeploy',
      mutate: controller({ Type: 'CODE_DEPLOY' }),
      messages: ['the deployment controller is "CODE_DEPLOY"; Service Connect works with ECS only'],
      fix: 'set the type of the deployment controller to "ECS"; ECS changes it in place',
      property: 'DeploymentController/Type',
    },
    { on: 'an external controller', mutate: controller({ Type: 'EXTERNAL' }), messages: ['the deployment controller is "EXTERNAL"'] },
    {
      on: 'a client service',
      mutate: ({ Resources }) => { Resources.Ui.Properties.DeploymentController = { Type: 'EXTERNAL' }; },
      messages: ['"EXTERNAL"'],
      resources: ['Ui'],
    },
    {
      on: 'the default of a parameter',
      mutate: (template) => {
        template.Parameters = { Controller: { Type: 'String', Default: 'CODE_DEPLOY' } };
        controller({ Type: { Ref: 'Controller' } })(template);
      },
      messages: ['"CODE_DEPLOY"'],
    },
  ],
  silent: [
    { on: 'ECS', mutate: controller({ Type: 'ECS' }) },
    { on: 'a controller without type', mutate: controller({}) },
    { on: 'a type that only exists at deployment', mutate: controller({ Type: { Ref: 'Controller' } }) },
    { on: 'a controller that only exists at deployment', mutate: controller({ 'Fn::If': ['Later', { Type: 'EXTERNAL' }, { Ref: 'AWS::NoValue' }] }) },
    {
      on: 'a service off the mesh',
      mutate: ({ Resources: { Ui } }) => {
        delete Ui.Properties.ServiceConnectConfiguration;
        Ui.Properties.DeploymentController = { Type: 'CODE_DEPLOY' };
      },
    },
  ],
};
