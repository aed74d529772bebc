import { API_TASKS } from './tasks';

const MODULE = 'cdk-ecs-service-connect';
/** The heading of the index in API.md. */
export const INDEX_TITLE = 'By task';

/** API.md as the documentation generator writes it, with an index by task under its title. Throws for a name that API.md does not have. */
export function withIndex(generated: string): string {
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
