import { sc511 } from '../../../../src/analysis/rules/network/sc511-endpoint-of-another-app-closed';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const connectionsOf = (template: Template) => template.Resources.Ui.Metadata!['cdk-ecs-service-connect'].connections as unknown[];
const call = (connection: unknown) => (template: Template) => { connectionsOf(template).push(connection); };
const away = call({ endpoint: 'orders:80', unopenedPort: 8080 });

export const cases: RuleCases = {
  rule: sc511,
  violations: [
    {
      on: 'an endpoint of another app',
      mutate: away,
      messages: ['Ui calls orders:80, which another app publishes; nothing here opens port 8080 of its server to UiSecurityGroup'],
      fix: 'admit tcp port 8080 from UiSecurityGroup in that app and leave unopenedPort out of the Metadata of the client',
      resources: ['Ui'],
      property: 'NetworkConfiguration',
    },
    {
      on: 'an endpoint of these templates, whose security group takes no rules',
      mutate: (template) => { connectionsOf(template)[0] = { endpoint: 'catalog:80', unopenedPort: 8080 }; },
      messages: ['Ui calls catalog:80 of Catalog, whose security group takes no rules from here; nothing here opens port 8080 of its server to UiSecurityGroup'],
      fix: 'admit tcp port 8080 from UiSecurityGroup where that group is made and leave unopenedPort out of the Metadata of the client',
      resources: ['Ui'],
      property: 'NetworkConfiguration',
    },
    {
      on: 'a connection without an order',
      mutate: call({ endpoint: 'orders:80', ordering: 'NONE', unopenedPort: 8080 }),
      messages: ['Ui calls orders:80'],
      resources: ['Ui'],
    },
    {
      on: 'a client whose groups only exist at deployment',
      mutate: (template) => {
        away(template);
        template.Resources.Ui.Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups = { Ref: 'Groups' };
      },
      messages: ['nothing here opens port 8080 of its server to the security groups of its tasks'],
      fix: 'admit tcp port 8080 from the security groups of its tasks in that app and leave unopenedPort out of the Metadata of the client',
      resources: ['Ui'],
    },
  ],
  silent: [
    { on: 'a connection that somebody opens', mutate: call({ endpoint: 'orders:80' }) },
    { on: 'a port that only exists at deployment', mutate: call({ endpoint: 'orders:80', unopenedPort: { Ref: 'Port' } }) },
  ],
};
