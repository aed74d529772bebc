import { OWN_WORDS } from './own-words';
import { API_TASKS } from './tasks';

const MODULE = 'cdk-ecs-service-connect';
/** The heading of the index in API.md. */
export const INDEX_TITLE = 'By task';

/**
 * API.md as the documentation generator writes it, with an index by task under its title and our words for what the L2 describes otherwise.
 * Throws for a name that API.md does not have.
 */
export function completed(generated: string): string {
  return withIndex(Object.keys(OWN_WORDS).reduce(withOwnWords, generated));
}

function withIndex(generated: string): string {
  const [title, ...rest] = generated.split('\n');
  const anchors = new Set([...generated.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const rows = API_TASKS.map(({ task, names }) => `| ${task} | ${names.map((name) => link(name, anchors)).join(', ')} |`);
  return [title, '', `## ${INDEX_TITLE}`, '', '| You want to | Use |', '| --- | --- |', ...rows, ...rest].join('\n');
}

/** A link to a type, a method or a property; props go without their type. */
function link(name: string, anchors: ReadonlySet<string>): string {
  const [type, member] = name.split('.');
  const candidates = member ? [`${type}.${member}`, `${type}.property.${member}`] : [type];
  const anchor = candidates.map((candidate) => `${MODULE}.${candidate}`).find((candidate) => anchors.has(candidate));
  if (!anchor) throw new Error(`the API reference has no ${name}; change scripts/api/tasks.ts`);
  return `[\`${/(?:Props|Options)\./.test(name) ? member : name}\`](#${anchor})`;
}

/** The reference with our words for a property, in the table of each type that has it and in the section of the property. */
function withOwnWords(generated: string, property: string): string {
  const words = OWN_WORDS[property];
  const id = String.raw`${MODULE}\.\w+ServiceProps\.property\.${property}`;
  const row = new RegExp(String.raw`^(\| <code><a href="#${id}">.* \| )[^|]* \|$`, 'gm');
  const section = new RegExp(String.raw`( id="${id}"></a>\n[\s\S]*?\n- \*Default:\* )[\s\S]*?(?=\n\n---\n)`, 'g');
  if (!row.test(generated) || !section.test(generated)) throw new Error(`the API reference has no property ${property}; change scripts/api/own-words.ts`);
  return generated.replace(row, `$1${words.text} |`).replace(section, `$1${words.default}\n\n${words.text}`);
}
