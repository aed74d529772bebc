import { isDeepStrictEqual } from 'util';
import { templatesIn } from '../../test/integ/assembly';

/** The parts of the templates of an assembly, by stack, section and name, such as `Shop/Resources/Vpc8378EB38`. */
export type Parts = Readonly<Record<string, unknown>>;

/** What the stacks of an assembly consist of, without the metadata of CDK, which names the language of the app. */
export function partsOf(assembly: string): Parts {
  const templates = Object.entries(templatesIn(assembly)) as [string, Record<string, Record<string, unknown>>][];
  if (templates.length === 0) throw new Error(`there is no template in ${assembly}`);
  return Object.fromEntries(templates.flatMap(([file, sections]) => Object.entries(sections).flatMap(([section, parts]) => (
    Object.entries(parts).map(([name, part]) => [`${file.replace('.template.json', '')}/${section}/${name}`, part] as const)
  )).filter(([, part]) => !isMetadata(part))));
}

/** The parts that differ, each with what is expected and what is found. */
export function differences(expected: Parts, actual: Parts): string[] {
  const paths = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...paths].filter((path) => !isDeepStrictEqual(expected[path], actual[path])).map((path) => (
    `${path}\n  expected ${JSON.stringify(expected[path])}\n  found    ${JSON.stringify(actual[path])}`
  ));
}

function isMetadata(part: unknown): boolean {
  return (part as { readonly Type?: unknown } | null)?.Type === 'AWS::CDK::Metadata';
}
