import { writeFileSync } from 'fs';
import { join } from 'path';
import { factsPage } from './facts-page';
import { groupOf, RULE_GROUPS } from './rule-groups';
import { RuleInfo, RULES } from '../src/analysis/rules';
import { MISUSES } from '../src/analysis/rules/misuse';
import { PRECEDENCE } from '../src/analysis/rules/precedence';

/** The index of the rules, as it stands in `docs/rules/README.md`. */
export function ruleIndex(): string {
  return `${INTRODUCTION}
${RULE_GROUPS.map((group) => `## ${group.title}\n\n${table([...MISUSES, ...RULES].filter(({ id }) => groupOf(id) === group))}`).join('\n\n')}

## One mistake, one finding

If one mistake breaks two rules, only one of them reports it:

${PRECEDENCE.map(([keeps, drops]) => `- ${link(keeps)} before ${link(drops)}`).join('\n')}
`;
}

const INTRODUCTION = `<!-- Written by "npm run docs:rules" from src/analysis/rules. Change the rules, not this page. -->

# Rules

What Amazon ECS Service Connect requires of a deployment, as far as it can be checked before the deployment. The page of a rule has
the reason, an example that fails, one that passes, and the fix for the CDK and for CloudFormation.
\`cdk-ecs-service-connect explain SC204\` prints it in a terminal.

Rules from SC101 on check synthesised templates, whatever tool generated them. \`ServiceConnectValidator\` applies them at synthesis; the
first namespace of an app registers it. A value that exists only at deployment is unknown, and the rules do not guess it. If the
arguments of one call show the mistake, the constructs throw it at that call. The rules below SC100 are only about such calls. Their
examples use \`app\`, \`stack\`, \`cluster\`, \`namespace\`, \`image\` and \`service\` without defining them.

Ids and names are permanent.

## Severity

| Severity | Meaning |
|---|---|
| error | The deployment fails, or the mesh does not work. Synthesis fails. |
| warning | It can be intended, or it works until load or a change comes. Synthesis prints it and continues. |
| info | Good to know. Synthesis does not print it. |

The tables show the highest severity of a rule. Some rules give minor cases a lower one; their pages say which.

## Acknowledging a finding

Accept a finding with a reason, on its construct or on a parent of it:

\`\`\`ts
import { Validations } from 'aws-cdk-lib/core';

Validations.of(service).acknowledge({ id: 'ServiceConnect::SC602', reason: 'blue/green is intended here' });
\`\`\`

"When to acknowledge" on the page of a rule tells when this is right. Thrown errors cannot be acknowledged.
`;

function table(rules: readonly RuleInfo[]): string {
  const rows = rules.map(({ id, name, title, severity }) => `| ${link(id)} | ${name} | ${title.replaceAll('|', '\\|')} | ${severity} |`);
  return ['| Rule | Name | What must be true | Severity |', '|---|---|---|---|', ...rows].join('\n');
}

function link(id: string): string {
  return `[${id}](${id}.md)`;
}

if (require.main === module) {
  writeFileSync(join(__dirname, '..', 'docs', 'rules', 'README.md'), ruleIndex());
  writeFileSync(join(__dirname, '..', 'docs', 'facts.md'), factsPage());
}
