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

Where one mistake breaks two rules, only one of them speaks:

${PRECEDENCE.map(([keeps, drops]) => `- where ${link(keeps)} has a finding, ${link(drops)} is silent about the same thing`).join('\n')}
`;
}

const INTRODUCTION = `<!-- Written by "npm run docs:rules" from src/analysis/rules. Change the rules, not this page. -->

# Rules

What Amazon ECS Service Connect wants of a deployment, as far as it shows before the deployment. Every rule has a page with the
reason, an example that fails, one that passes, and how to fix it.

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

if (require.main === module) {
  writeFileSync(join(__dirname, '..', 'docs', 'rules', 'README.md'), ruleIndex());
  writeFileSync(join(__dirname, '..', 'docs', 'facts.md'), factsPage());
}
