import { sc610 } from '../../../../src/analysis/rules/deployment/sc610-caller-off-mesh';
import { configurationOf, container, fargateTask, resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';
import { registerWithCloudMap } from './cloud-map';

/** `Ui` without Service Connect, and without a word on whom it calls. */
const plain = ({ Resources: { Ui } }: Template) => {
  delete Ui.Metadata;
  delete Ui.Properties.ServiceConnectConfiguration;
};

const named = (...environment: unknown[]) => (template: Template) => {
  plain(template);
  template.Resources.UiTask.Properties.ContainerDefinitions[0].Environment = environment;
};

/** A Lambda function with variables. */
const lambda = (Variables: Properties) => ({ Resources }: Template) => {
  Resources.Resize = resource('AWS::Lambda::Function', { Environment: { Variables } });
};

/** A task definition of no service that mentions the alias, beside a resource `Starter`. */
const job = (type: string, properties: Properties) => ({ Resources }: Template) => {
  Resources.JobTask = fargateTask([container('app', { Environment: [{ Name: 'CATALOG_URL', Value: 'http://catalog' }] })], { Family: 'job' });
  Resources.Starter = resource(type, properties);
};

/** The variable of something that names the alias. */
const CATALOG_URL = { Environment: [{ Name: 'CATALOG_URL', Value: 'http://catalog' }] };

/** An Express Mode service. */
const express = (primaryContainer: unknown) => ({ Resources }: Template) => {
  Resources.Express = resource('AWS::ECS::ExpressGatewayService', { PrimaryContainer: primaryContainer });
};

/** A daemon and its task definition. */
const daemon = (definitions: unknown, task: unknown = { Ref: 'DaemonTask' }) => ({ Resources }: Template) => {
  Resources.DaemonTask = resource('AWS::ECS::DaemonTaskDefinition', { ContainerDefinitions: definitions });
  Resources.Daemon = resource('AWS::ECS::Daemon', { DaemonTaskDefinitionArn: task });
};

export const cases: RuleCases = {
  rule: sc610,
  violations: [
    {
      on: 'a client without Service Connect',
      mutate: plain,
      messages: ['the environment variable CATALOG_URL of service Ui names catalog:80, an endpoint of service Catalog; Ui is not on the mesh and cannot resolve it'],
      fix: 'enable Service Connect on Ui, in the namespace of Catalog',
      resources: ['Ui'],
      property: 'ServiceConnectConfiguration',
    },
    {
      on: 'a client whose Service Connect is off',
      mutate: (template) => {
        delete template.Resources.Ui.Metadata;
        configurationOf(template, 'Ui').Enabled = false;
      },
      messages: ['CATALOG_URL of service Ui names catalog:80'],
      resources: ['Ui'],
    },
    {
      on: 'two variables, once',
      mutate: named({ Name: 'CATALOG_HOST', Value: 'catalog' }, { Name: 'FALLBACK', Value: 'catalog:80' }),
      messages: ['CATALOG_HOST of service Ui names catalog:80'],
      resources: ['Ui'],
    },
    {
      on: 'a server that has another name in Cloud Map',
      mutate: (template) => {
        plain(template);
        registerWithCloudMap(template);
      },
      messages: ['names catalog:80'],
      resources: ['Ui'],
    },
    {
      on: 'a Lambda function',
      mutate: lambda({ CATALOG_URL: 'http://catalog:80', FALLBACK_URL: 'http://catalog' }),
      messages: ['the environment variable CATALOG_URL of function Resize names catalog:80, an endpoint of service Catalog; a Lambda function has no Service Connect proxy'],
      fix: 'reach Catalog without Service Connect, for example through an internal load balancer',
      resources: ['Resize'],
      property: 'Environment',
    },
    ...([
      ['a schedule that refers to it', 'AWS::Scheduler::Schedule', { Target: { EcsParameters: { TaskDefinitionArn: { Ref: 'JobTask' } } } }],
      ['an event rule that names its family', 'AWS::Events::Rule', { Targets: [{ EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111111111111:task-definition/job' } }] }],
      ['a state machine that refers to it', 'AWS::StepFunctions::StateMachine', { DefinitionString: { 'Fn::Sub': '{"TaskDefinition":"${JobTask}"}' } }],
      ['a state machine that names its family', 'AWS::StepFunctions::StateMachine', { DefinitionString: '{"TaskDefinition":"job"}' }],
    ] as const).map(([on, type, properties]) => ({
      on: `a task of ${on}`,
      mutate: job(type, properties),
      messages: ['the environment variable CATALOG_URL of the task that Starter starts names catalog:80, an endpoint of service Catalog; a task without a service has no'],
      fix: 'reach Catalog without Service Connect, for example through an internal load balancer',
      resources: ['Starter'],
    })),
    {
      on: 'an Express Mode service',
      mutate: express({ Image: 'x', ...CATALOG_URL }),
      messages: ['the environment variable CATALOG_URL of Express Mode service Express names catalog:80, an endpoint of service Catalog; an Express Mode service has no Service Connect proxy'],
      resources: ['Express'],
      property: 'PrimaryContainer',
    },
    {
      on: 'the command of an Express Mode service',
      mutate: express({ Image: 'x', Command: ['--url', 'http://catalog'] }),
      messages: ['the command of Express Mode service Express names catalog:80'],
      resources: ['Express'],
    },
    {
      on: 'a daemon',
      mutate: daemon([{ Name: 'agent', Image: 'x', ...CATALOG_URL }]),
      messages: ['the environment variable CATALOG_URL of daemon Daemon names catalog:80, an endpoint of service Catalog; a daemon has no Service Connect proxy'],
      property: '',
      resources: ['Daemon'],
    },
    {
      on: 'a daemon by the ARN of its task definition',
      mutate: daemon([{ Name: 'agent', Image: 'x', ...CATALOG_URL }], { 'Fn::GetAtt': ['DaemonTask', 'DaemonTaskDefinitionArn'] }),
      messages: ['daemon Daemon names catalog:80'],
      resources: ['Daemon'],
    },
  ],
  silent: [
    {
      on: 'a server that is registered with something that is no Cloud Map service',
      mutate: (template) => {
        plain(template);
        registerWithCloudMap(template);
        template.Resources.Registry.Type = 'Custom::Registry';
      },
    },
    { on: 'an Express Mode service that calls something else', mutate: express({ Image: 'x', Environment: [{ Name: 'CATALOG_URL', Value: 'http://catalog.example.com' }] }) },
    { on: 'an Express Mode service that may not exist', mutate: (template) => { express({ Image: 'x', ...CATALOG_URL })(template); template.Resources.Express.Condition = 'Later'; } },
    { on: 'a daemon whose task definition is not at hand', mutate: daemon([{ Name: 'agent', Image: 'x', ...CATALOG_URL }], 'arn:aws:ecs:eu-west-1:111111111111:daemon-task-definition/agent:1') },
    ...UNKNOWNS.flatMap(([on, value]) => [
      { on: `${on} as the container of an Express Mode service`, mutate: express(value) },
      { on: `${on} as the containers of a daemon`, mutate: daemon(value) },
    ]),
    { on: 'a function that calls something else', mutate: lambda({ CATALOG_URL: 'http://catalog.example.com', PUBLIC_URL: 'http://catalog' }) },
    { on: 'a function with a value that only exists at deployment', mutate: lambda({ CATALOG_URL: { Ref: 'Url' } }) },
    { on: 'a function with another port', mutate: lambda({ CATALOG_URL: 'http://catalog:8080' }) },
    { on: 'a function that may not exist', mutate: (template) => { lambda({ CATALOG_URL: 'http://catalog' })(template); template.Resources.Resize.Condition = 'Later'; } },
    { on: 'a task definition that nothing starts', mutate: job('AWS::Events::Rule', { Targets: [{ Arn: 'arn:aws:lambda:eu-west-1:111111111111:function:job-2' }] }) },
    { on: 'a task of a schedule that names another family', mutate: job('AWS::Scheduler::Schedule', { Target: { EcsParameters: { TaskDefinitionArn: 'jobs:3' } } }) },
    { on: 'a client on the mesh', mutate: ({ Resources }) => delete Resources.Ui.Metadata },
    { on: 'a value that only exists at deployment', mutate: named({ Name: 'CATALOG_URL', Value: { Ref: 'Url' } }) },
    { on: 'another name', mutate: named({ Name: 'CATALOG_URL', Value: 'http://catalog.example.com' }) },
    { on: 'another port', mutate: named({ Name: 'CATALOG_URL', Value: 'http://catalog:8080' }) },
    {
      on: 'a declared connection',
      mutate: (template) => { configurationOf(template, 'Ui').Enabled = false; },
    },
    {
      on: 'a name that Cloud Map knows, too',
      mutate: (template) => {
        named({ Name: 'CATALOG_URL', Value: 'http://catalog.shop.local' })(template);
        registerWithCloudMap(template);
        configurationOf(template).Services[0].ClientAliases[0].DnsName = 'catalog.shop.local';
      },
    },
    {
      on: 'a server with a name in Cloud Map that only exists at deployment',
      mutate: (template) => {
        plain(template);
        registerWithCloudMap(template, { Name: { Ref: 'Name' } });
      },
    },
    {
      on: 'a Cloud Map service from elsewhere',
      mutate: (template) => {
        plain(template);
        template.Resources.Catalog.Properties.ServiceRegistries = [{ RegistryArn: { 'Fn::ImportValue': 'registry' } }];
      },
    },
    {
      on: 'a DNS record of that name',
      mutate: (template) => {
        plain(template);
        template.Resources.Record = resource('AWS::Route53::RecordSet', { Name: 'catalog.', Type: 'CNAME', ResourceRecords: ['example.com'] });
      },
    },
    {
      on: 'a container of that name in the same task',
      mutate: (template) => {
        plain(template);
        template.Resources.UiTask.Properties.ContainerDefinitions.push(container('catalog'));
      },
    },
    {
      on: 'a client that may not exist',
      mutate: (template) => {
        plain(template);
        template.Resources.Ui.Condition = 'Later';
      },
    },
  ],
};
