import { Command, InvalidArgumentError, Option } from 'commander';
import { CheckOptions } from './check';
import { CONFIGURATION_FILE } from './configuration';
import { EXIT, ExitCode } from './exit-codes';
import type { GraphOptions } from './graph';
import type { PlanOptions } from './plan';
import { FORMATS } from './report/formats';
import type { RulesOptions } from './rules';
import { SEVERITIES } from './severities';
import { Terminal } from './terminal';
import { packageVersion } from '../analysis/rules/package-file';

const EXAMPLES = `
Examples:
  cdk-ecs-service-connect check cdk.out
  cdk-ecs-service-connect check template.yaml --fail-on warning
  cdk-ecs-service-connect check network.yaml services.yaml --together --region eu-west-1
  cdk-ecs-service-connect check cdk.out --format sarif > service-connect.sarif
  render-templates | cdk-ecs-service-connect check -

Options that a team always passes can be in cdk-ecs-service-connect.json, in the working directory.
Exit codes: 0 clean, 1 findings at or above --fail-on, 2 something cannot be read or written.`;

/** The commands, their arguments and their help; `ended` gets the exit code of the command that ran. */
export function programOf(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const program = new Command('cdk-ecs-service-connect')
    .description('Checks, draws and plans Amazon ECS Service Connect in CloudFormation templates, whatever tool made them.')
    .version(packageVersion())
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, getOutHasColors: () => terminal.colour })
    .exitOverride();
  program.addCommand(checkCommand(terminal, ended));
  program.addCommand(readingCommand('graph', 'Draw the services, their connections and their stacks.')
    .addOption(new Option('--format <format>', 'how the picture is written').choices(['mermaid', 'dot', 'json', 'html']).default('mermaid'))
    .addOption(new Option('--from <path>', 'path of the deployed state, repeatable: show in html what deploying the paths changes').argParser(asPaths))
    .option('--output <file>', 'write to a file')
    .action((paths: string[], options: GraphOptions) => ended(drawing().graph(paths, options, terminal))));
  program.addCommand(readingCommand('plan', 'Tell in which order the services are created and why, who calls whom, and how large the tasks are.')
    .addOption(new Option('--from <path>', 'path of the deployed state, repeatable: show what deploying the paths changes').argParser(asPaths))
    .addOption(new Option('--format <format>', 'how the plan is written').choices(['text', 'markdown', 'json']).default('text'))
    .option('--output <file>', 'write to a file')
    .action((paths: string[], options: PlanOptions) => ended(planning().plan(paths, options, terminal))));
  program.addCommand(new Command('rules')
    .description('List rules.')
    .argument('[word...]', 'parts of ids, names or titles, such as SC2 or namespace')
    .addOption(new Option('--format <format>', 'how they are written').choices(['text', 'json']).default('text'))
    .addOption(new Option('--severity <severity>', 'those of a severity').choices(SEVERITIES))
    .action((words: string[], options: RulesOptions) => {
      rules().listRules(words, options, terminal);
      ended(EXIT.CLEAN);
    }));
  program.addCommand(new Command('explain')
    .description('Explain rules: what they check, why, an example, and how to fix it.')
    .argument('<rule...>', 'ids or names of rules, such as SC204')
    .action((wanted: string[]) => ended(explaining().explain(wanted, terminal))));
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

/** A command that reads templates. */
function readingCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<path...>', 'templates in YAML or JSON ("-": the standard input), folders of templates, or cloud assemblies (cdk.out)')
    .option('--region <region>', 'the Region of templates that do not tell theirs', asRegion)
    .addOption(new Option('--parameter <name=value>', 'the value of a parameter, repeatable').argParser(asParameter).default({}, 'none'))
    .option('--together', 'loose templates are deployed together, to one account and Region');
}

function checkCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return readingCommand('check', 'Check templates against every rule.')
    .addOption(new Option('--format <format>', 'how findings are written').choices(FORMATS).default('text'))
    .addOption(new Option('--level <severity>', 'the least severity that is shown').choices(SEVERITIES).default('warning'))
    .addOption(new Option('--fail-on <severity>', 'the least severity that gives exit code 1; unread: also a part that was not read').choices(['error', 'warning', 'unread']).default('error'))
    .addOption(new Option('--acknowledge <rules>', 'accept the findings of rules, such as SC304,SC602').argParser(asRules).default([], 'none'))
    .option('--baseline <file>', 'accept the findings that a file holds')
    .option('--write-baseline <file>', 'write the findings of today to such a file, and accept them')
    .option('--config <file>', 'read options from a file', CONFIGURATION_FILE)
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: CheckOptions) => ended(checking().check(paths, options, terminal)));
}

function asRegion(value: string): string {
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(value)) throw new InvalidArgumentError('A Region is written like eu-west-1.');
  return value;
}

function asParameter(value: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [name, given] = value.split(/=(.*)/s, 2);
  if (!/^[A-Za-z0-9]+$/.test(name) || given === undefined) throw new InvalidArgumentError('A parameter is written like Stage=prod.');
  return { ...before, [name]: given };
}

function asPaths(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function asRules(value: string, before: readonly string[]): string[] {
  const ids = value.split(',').map((id) => id.trim().toUpperCase());
  const { RULES } = ruleSet();
  const unknown = ids.filter((id) => !RULES.some((rule) => rule.id === id));
  if (unknown.length > 0) throw new InvalidArgumentError(`There is no rule ${unknown.join(', ')}.`);
  return [...before, ...ids];
}

/** Each command loads its modules when it runs, so that help and version are fast. */
function checking(): typeof import('./check') {
  return require('./check') as typeof import('./check');
}

function ruleSet(): typeof import('../analysis/rules') {
  return require('../analysis/rules') as typeof import('../analysis/rules');
}

function rules(): typeof import('./rules') {
  return require('./rules') as typeof import('./rules');
}

function explaining(): typeof import('./explain') {
  return require('./explain') as typeof import('./explain');
}

function drawing(): typeof import('./graph') {
  return require('./graph') as typeof import('./graph');
}

function planning(): typeof import('./plan') {
  return require('./plan') as typeof import('./plan');
}
