import { writeFileSync } from 'fs';
import { join } from 'path';
import { RuleInfo } from '../src/analysis/rules';
import { DEPLOYMENT_RULES } from '../src/analysis/rules/deployment';
import { LOGGING_RULES } from '../src/analysis/rules/logging';
import { MISUSES } from '../src/analysis/rules/misuse';
import { NAMESPACE_RULES } from '../src/analysis/rules/namespace';
import { NAMING_RULES } from '../src/analysis/rules/naming';
import { NETWORK_RULES } from '../src/analysis/rules/network';
import { PLATFORM_RULES } from '../src/analysis/rules/platform';
import { PORTS_RULES } from '../src/analysis/rules/ports';
import { PRECEDENCE } from '../src/analysis/rules/precedence';
import { TASK_RULES } from '../src/analysis/rules/task';
import { TLS_RULES } from '../src/analysis/rules/tls';

const GROUPS: readonly (readonly [title: string, rules: readonly RuleInfo[]])[] = [
  ['Misuse of the constructs', MISUSES],
  ['Ports and timeouts', PORTS_RULES],
  ['Names', NAMING_RULES],
  ['Namespaces', NAMESPACE_RULES],
  ['Tasks and their size', TASK_RULES],
  ['Network', NETWORK_RULES],
  ['Deployment and its order', DEPLOYMENT_RULES],
  ['TLS', TLS_RULES],
  ['Logs of the proxy', LOGGING_RULES],
  ['Platform and Region', PLATFORM_RULES],
];

/** The index of the rules, as it stands in `docs/rules/README.md`. */
export function ruleIndex(): string {
  return `${INTRODUCTION}
${GROUPS.map(([title, rules]) => `## ${title}\n\n${table(rules)}`).join('\n\n')}

## One mistake, one finding

Where one mistake breaks two rules, only one of them speaks:

${PRECEDENCE.map(([keeps, drops]) => `- where ${link(keeps)} has a finding, ${link(drops)} is silent about the same thing`).join('\n')}
`;
}

const INTRODUCTION = `<!-- Written by "npm run docs:rules" from src/analysis/rules. Change the rules, not this page. -->

# Rules

What Amazon ECS Service Connect wants of a deployment, as far as it shows before the deployment. Every rule has a page with the
reason, an example that fails, and the way out.

The rules from SC101 on read the synthesised templates, whoever wrote them. \`ServiceConnectValidator\` applies them at synthesis; the
first namespace of an app registers it. A value that only exists at deployment is unknown, and no rule fires on a guess. What shows
in the arguments of one call, the constructs throw at that call. The ids below SC100 are about such calls alone and are always
thrown; their examples find \`app\`, \`stack\`, \`cluster\`, \`namespace\` and \`image\` ready.

Ids and names are permanent.

## Severity

| Severity | Meaning |
|---|---|
| error | The deployment fails, or the mesh does not work. The synthesis fails. |
| warning | It may be meant, or it works until load or a change comes. The synthesis prints it and goes on. |
| info | Worth knowing. The synthesis does not mention it. |

The severity here is the highest that a rule gives: some grade a case of less weight lower, as their page says.

## Acknowledging a finding

Accept a finding with a reason, on the construct that it is about or on one that holds it:

\`\`\`ts
import { Validations } from 'aws-cdk-lib/core';

Validations.of(service).acknowledge({ id: 'ServiceConnect::SC602', reason: 'blue/green is wanted here' });
\`\`\`

"When to acknowledge" on the page of a rule says when that is right. What is thrown cannot be acknowledged.
`;

function table(rules: readonly RuleInfo[]): string {
  const rows = rules.map(({ id, name, title, severity }) => `| ${link(id)} | ${name} | ${title.replaceAll('|', '\\|')} | ${severity} |`);
  return ['| Rule | Name | What it says | Severity |', '|---|---|---|---|', ...rows].join('\n');
}

function link(id: string): string {
  return `[${id}](${id}.md)`;
}

if (require.main === module) writeFileSync(join(__dirname, '..', 'docs', 'rules', 'README.md'), ruleIndex());
