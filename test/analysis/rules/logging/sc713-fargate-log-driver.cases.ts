import { sc713 } from '../../../../src/analysis/rules/logging/sc713-fargate-log-driver';
import { bridgeShop } from '../../../support/bridge-shop';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const driver = (LogDriver: unknown) => (template: Template) => {
  configurationOf(template).LogConfiguration = { LogDriver };
};

export const cases: RuleCases = {
  rule: sc713,
  violations: [
    ...['json-file', 'fluentd', 'syslog', 'AWSLOGS', ''].map((name) => ({
      on: JSON.stringify(name),
      mutate: driver(name),
      messages: [`LogDriver is ${JSON.stringify(name)}; Fargate supports awslogs, splunk, awsfirelens`],
      fix: 'use one of awslogs, splunk, awsfirelens',
      property: 'ServiceConnectConfiguration/LogConfiguration/LogDriver',
    })),
    {
      on: 'a service on Fargate Spot',
      mutate: (template) => {
        const { Properties } = template.Resources.Catalog;
        delete Properties.LaunchType;
        Properties.CapacityProviderStrategy = [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }];
        driver('journald')(template);
      },
      messages: ['LogDriver is "journald"'],
      fix: 'use one of awslogs, splunk, awsfirelens',
    },
  ],
  silent: [
    ...['awslogs', 'splunk'].map((name) => ({ on: name, mutate: driver(name) })),
    { on: 'awsfirelens', mutate: driver('awsfirelens') },
    { on: 'another driver on EC2', base: bridgeShop, mutate: driver('json-file') },
    { on: 'a driver that only exists at deployment', mutate: driver({ Ref: 'Driver' }) },
    { on: 'no driver', mutate: driver(undefined) },
    {
      on: 'a launch type that only exists at deployment',
      mutate: (template) => {
        template.Resources.Catalog.Properties.LaunchType = { Ref: 'LaunchType' };
        driver('json-file')(template);
      },
    },
  ],
};
