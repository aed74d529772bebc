import { Severity } from '../src/analysis/rules';

/** What a stub is told of its rule. */
export interface StubOf {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly title: string;
  /** Folder of the group, below `src/analysis/rules`. */
  readonly folder: string;
}

/** The first words of a page, by severity. */
export const GRADES: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Information' };

/** What an author writes below each heading of a page. */
const SECTIONS = {
  'What it checks': 'TODO: the properties that the rule reads, and the condition. If a construct throws the rule, say which.',
  'Why': 'TODO: what AWS does with such a template, and the page or the thread that says so.',
  'Example that fails': '```yaml\n# TODO: the smallest template that breaks the rule\n```',
  'Example that passes': 'The part of the failing example that changes:\n\n```yaml\n# TODO: with these values, the rule is silent\n```',
  'Message': '> TODO: the message that the example gives',
  'How to fix': '**CDK**: TODO: the props to change.\n\n**CloudFormation**: TODO: the properties to change.',
  'When to acknowledge': 'TODO: when such a template is right as it is, or why it never is.',
  'Limits': 'TODO: what the rule cannot see.',
};

/** The headings of every page, in their order. */
export const PAGE_HEADINGS = Object.keys(SECTIONS);

/** Name of the source and the cases, without their extension. */
export function baseName({ id, name }: Pick<StubOf, 'id' | 'name'>): string {
  return `${id.toLowerCase()}-${name}`;
}

/** The source: it compiles and finds nothing. */
export function sourceStub({ id, name, severity, title }: StubOf): string {
  return `import { Rule } from '../rule';
import { members } from '../select';

export const ${id.toLowerCase()}: Rule = {
  id: '${id}',
  name: '${name}',
  title: '${title.replace(/[\\']/g, '\\$&')}',
  severity: '${severity}',
  source: 'TODO: the AWS page or the thread that proves the rule',
  * check(mesh) {
    for (const { origin, name } of members(mesh)) {
      const isBroken: boolean = false; // TODO: what breaks the rule; false on unknown values
      if (!isBroken) continue;
      yield {
        origin,
        property: 'TODO: the path of the property, from the root of the properties',
        message: \`TODO: the property of \${name}, the value received; the values allowed\`,
        fix: 'TODO: the change to make',
      };
    }
  },
};
`;
}

/** The cases: none yet. */
export function casesStub(rule: StubOf): string {
  const id = rule.id.toLowerCase();
  return `import { ${id} } from '../../../../src/analysis/rules/${rule.folder}/${baseName(rule)}';
import { RuleCases } from '../rule-cases';

export const cases: RuleCases = {
  rule: ${id},
  violations: [
    // TODO: { on: 'a value that is not allowed', mutate: (template) => …, messages: ['what the message says'], property: 'Path/To/It' },
  ],
  silent: [
    // TODO: the boundary, a value that exists only at deployment, a form that AWS accepts: { on: '…', mutate: (template) => … },
  ],
};
`;
}

/** The page: its opening, and what to write below each heading. */
export function pageStub({ id, name, severity, title }: StubOf): string {
  return [
    `# ${id} ${name}`,
    `**${title}.** ${GRADES[severity]}.`,
    ...Object.entries(SECTIONS).flatMap(([heading, text]) => [`## ${heading}`, text]),
  ].join('\n\n') + '\n';
}

/** The index of a group, made of the names of its sources. */
export function groupIndex(folder: string, sources: readonly string[]): string {
  const ids = sources.map((source) => source.slice(0, 5));
  const lines = Array.from({ length: Math.ceil(ids.length / 20) }, (_, i) => `  ${ids.slice(i * 20, (i + 1) * 20).join(', ')},\n`);
  return `import { Rule } from '../rule';
${sources.map((source, i) => `import { ${ids[i]} } from './${source}';\n`).join('')}
/** The rules of this folder, by id. */
export const ${folder.toUpperCase()}_RULES: readonly Rule[] = [
${lines.join('')}];
`;
}
