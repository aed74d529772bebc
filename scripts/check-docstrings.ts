import { readFileSync } from 'fs';
import { join } from 'path';
import { bannedIn, Located, medianOf, tooLong } from './words/limits';
import { sentencesOf } from './words/sentences';

/**
 * Counts the public members and those without documentation: types, constructors, methods, parameters, properties, members of
 * enums, and the defaults of optional properties. Measures their sentences, too. It reads the assembly that jsii wrote, from which all
 * languages are generated.
 */
interface Documented {
  readonly name: string;
  readonly docs?: { readonly summary?: string; readonly remarks?: string; readonly default?: string };
  readonly overrides?: string;
}

interface Callable extends Documented {
  readonly parameters?: readonly Documented[];
}

interface Type extends Documented {
  readonly fqn: string;
  readonly datatype?: boolean;
  readonly initializer?: Omit<Callable, 'name'>;
  readonly methods?: readonly Callable[];
  readonly properties?: readonly (Documented & { readonly optional?: boolean })[];
  readonly members?: readonly Documented[];
}

/** Parameters of a constructor that need no documentation, since every construct has them. */
const OF_EVERY_CONSTRUCT = ['scope', 'id', 'props'];

interface Finding {
  readonly what: string;
  readonly documented: boolean;
  readonly sentences: readonly Located[];
}

const { types } = JSON.parse(readFileSync(join(__dirname, '..', '.jsii'), 'utf8')) as { types: Record<string, Type> };

const members = Object.values(types).flatMap(membersOf);
const undocumented = members.filter(({ documented }) => !documented).map(({ what }) => what);
const undefaulted = Object.values(types).filter(({ datatype }) => datatype).flatMap(({ name, properties = [] }) =>
  properties.filter(({ optional, docs }) => optional && !docs?.default).map((property) => `${name}.${property.name}`));

const sentences = members.flatMap((member) => member.sentences);
const hard = [...tooLong(sentences), ...bannedIn(sentences)];

console.log(`public members: ${members.length}, undocumented: ${undocumented.length}; optional properties without a default: ${undefaulted.length}`);
console.log(`their sentences: ${sentences.length}, with a median of ${medianOf(sentences)} words; too long, or with a banned phrase: ${hard.length}`);
if (undocumented.length + undefaulted.length > 0) throw new Error(`without words:\n  ${[...undocumented, ...undefaulted].join('\n  ')}`);
if (hard.length > 0) throw new Error(`hard to read:\n  ${hard.join('\n  ')}`);

function membersOf(type: Type): Finding[] {
  const { name, initializer, methods = [], properties = [], members: values = [] } = type;
  const own = initializer?.parameters?.filter((parameter) => !OF_EVERY_CONSTRUCT.includes(parameter.name));
  const calls = initializer ? [...methods, { ...initializer, name: 'constructor', parameters: own }] : methods;
  return [
    finding(name, type),
    ...[...properties, ...values].map((member) => finding(`${name}.${member.name}`, member)),
    ...calls.flatMap((call) => [
      finding(`${name}.${call.name}()`, call),
      ...(call.parameters ?? []).map((parameter) => (
        finding(`${name}.${call.name}(${parameter.name})`, parameter, hasSummary(overridden(call, parameter.name)))
      )),
    ]),
  ];
}

function finding(what: string, documented: Documented, elsewhere = false): Finding {
  const { summary = '', remarks = '', default: standard = '' } = documented.docs ?? {};
  const texts = [`${summary}\n\n${remarks}`, standard];
  return {
    what,
    documented: elsewhere || hasSummary(documented),
    sentences: texts.flatMap((text) => sentencesOf(text).map((sentence) => ({ ...sentence, place: what }))),
  };
}

function hasSummary(documented?: Documented | Omit<Callable, 'name'>): boolean {
  return Boolean(documented?.docs?.summary);
}

/** jsii copies the documentation of a method to its overrides, but not that of its parameters. */
function overridden(call: Callable, parameter: string): Documented | undefined {
  const method = types[call.overrides ?? '']?.methods?.find(({ name }) => name === call.name);
  return method?.parameters?.find(({ name }) => name === parameter);
}
