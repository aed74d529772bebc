import { endpointOf, shop } from '../../support/shop';
import { Template } from '../../support/templates';

type Json = ReturnType<typeof JSON.parse>;

/** Templates that multiply the work of a reader that is not careful, or the size of what it writes: by name, of a given size. */
export const HOSTILE: Readonly<Record<string, (size: number) => Json>> = {
  'Sub in Sub': (size) => withName(chain(size, (inner) => ({ 'Fn::Sub': ['${A}${A}', { A: inner }] }), 'a')),
  'Join in Join': (size) => withName(chain(size, (inner) => ({ 'Fn::Join': ['', [inner, 'x']] }), 'a')),
  'If in If': (size) => conditions(size, (template) => {
    withNameIn(template, chain(size, (inner, i) => ({ 'Fn::If': [`C${i}`, inner, 'Catalog'] }), 'Catalog'));
  }),
  'If in the configuration in If': (size) => conditions(size, (template) => {
    const { Properties } = template.Resources.Catalog;
    Properties.ServiceConnectConfiguration = chain(size, (inner, i) => ({ 'Fn::If': [`C${i}`, inner, { Enabled: false }] }), Properties.ServiceConnectConfiguration);
  }),
  'a tree of If in the configuration': (size) => conditions(size, (template) => {
    const { Properties } = template.Resources.Catalog;
    const depth = Math.floor(Math.log2(size * 10));
    Properties.ServiceConnectConfiguration = chain(depth, (inner, i) => ({ 'Fn::If': [`C${i}`, inner, inner] }), Properties.ServiceConnectConfiguration);
  }),
  'undecided conditions': (size) => conditions(size, (template) => {
    template.Resources.CatalogTask.Properties.ContainerDefinitions[0].Environment = times(size, (i) => (
      { Name: `V${i}`, Value: { 'Fn::If': [`C${i}`, 'http://catalog', 'http://ui'] } }
    ));
  }),
  'conditions that double': (size) => {
    const template: Json = shop();
    template.Parameters = { P: { Type: 'String' } };
    template.Conditions = record(size, (i) => [`C${i}`, { 'Fn::And': [{ Condition: `C${i + 1}` }, { Condition: `C${i + 1}` }] }]);
    template.Conditions[`C${size}`] = { 'Fn::Equals': [{ Ref: 'P' }, 'x'] };
    template.Resources.Catalog.Condition = 'C0';
    return template;
  },
  'conditions of each other': (size) => {
    const template: Json = shop();
    template.Conditions = record(size, (i) => [`C${i}`, { 'Fn::Or': times(10, (j) => ({ Condition: `C${(i + j) % size}` })) }]);
    template.Resources.Catalog.Condition = 'C0';
    return template;
  },
  'mappings that double': (size) => {
    const template = withName({ 'Fn::FindInMap': ['M0', 'a', 'b'] });
    template.Mappings = record(size, (i) => [`M${i}`, { a: { b: twice({ 'Fn::FindInMap': [`M${i + 1}`, 'a', 'b'] }) } }]);
    template.Mappings[`M${size}`] = { a: { b: 'catalog' } };
    return template;
  },
  'lists in mappings that double': (size) => {
    const template: Json = shop();
    template.Mappings = record(size, (i) => [`M${i}`, { a: { b: [{ 'Fn::FindInMap': [`M${i + 1}`, 'a', 'b'] }, { 'Fn::FindInMap': [`M${i + 1}`, 'a', 'b'] }] } }]);
    template.Mappings[`M${size}`] = { a: { b: 'catalog' } };
    template.Resources.Catalog.Properties.ServiceConnectConfiguration.Services = { 'Fn::FindInMap': ['M0', 'a', 'b'] };
    return template;
  },
  'parameters that double': (size) => {
    const template = withName({ Ref: 'P0' });
    template.Parameters = record(size, (i) => [`P${i}`, { Type: 'String', Default: { 'Fn::Sub': `\${P${i + 1}}\${P${i + 1}}` } }]);
    template.Parameters[`P${size}`] = { Type: 'String', Default: 'catalog' };
    return template;
  },
  'outputs that double': (size) => {
    const template = withName({ 'Fn::ImportValue': 'E0' });
    template.Outputs = record(size, (i) => [`O${i}`, { Value: twice({ 'Fn::ImportValue': `E${i + 1}` }), Export: { Name: `E${i}` } }]);
    template.Outputs.Last = { Value: 'catalog', Export: { Name: `E${size}` } };
    return template;
  },
  'loops in loops': (size) => {
    const template: Json = shop();
    const depth = 8;
    const text = times(depth, (i) => `\${V${i}}`).join('');
    let loop: Json = { [text]: template.Resources.Catalog };
    for (let i = depth - 1; i >= 0; i--) loop = { [`Fn::ForEach::L${i}`]: [`V${i}`, times(Math.max(2, size / 100), (j) => `x${j}`), loop] };
    return { ...template, Transform: 'AWS::LanguageExtensions', Resources: { ...template.Resources, ...loop } };
  },
  'loops in properties in loops': (size) => {
    const template: Json = shop();
    let loop: Json = { 'a${V0}${V1}${V2}${V3}${V4}': 'x' };
    for (let i = 4; i >= 0; i--) loop = { [`Fn::ForEach::L${i}`]: [`V${i}`, times(Math.max(2, size / 50), (j) => `x${j}`), loop] };
    template.Resources.CatalogTask.Properties.ContainerDefinitions[0].DockerLabels = loop;
    template.Resources.Catalog.Properties.ServiceConnectConfiguration.LogConfiguration = { LogDriver: 'awslogs', Options: loop };
    return template;
  },
  'a loop over a long list': (size) => {
    const template: Json = shop();
    const loop = { 'Fn::ForEach::L': ['V', times(size * 100, (j) => `x${j}`), { '${V}': { Type: 'AWS::SNS::Topic' } }] };
    return { ...template, Resources: { ...template.Resources, ...loop } };
  },
  'a loop that names its variable often': (size) => {
    const template: Json = shop();
    const loop = { 'Fn::ForEach::L': ['V', times(size, (j) => `x${j}`.padEnd(1000, 'y')), { '${V}': { Type: 'AWS::SNS::Topic', Properties: { A: '${V}'.repeat(size) } } }] };
    return { ...template, Resources: { ...template.Resources, ...loop } };
  },
  'a long number': (size) => {
    const template: Json = shop();
    endpointOf(template).ClientAliases[0].Port = '9'.repeat(size * 1000);
    template.Resources.CatalogTask.Properties.Cpu = `${'1'.repeat(size * 1000)} vCPU`;
    template.Resources.CatalogTask.Properties.Memory = `.${'1'.repeat(size * 1000)}GB`;
    return template;
  },
  'blanks': (size) => everywhere(' '.repeat(size * 1000)),
  'tabs and line ends': (size) => everywhere('\t\n'.repeat(size * 500)),
  'open braces': (size) => everywhere({ 'Fn::Sub': '${'.repeat(size * 500) }),
  'closed braces': (size) => everywhere({ 'Fn::Sub': '${}'.repeat(size * 300) }),
  'dollars': (size) => everywhere({ 'Fn::Sub': '$'.repeat(size * 1000) }),
  'names in a Sub': (size) => everywhere({ 'Fn::Sub': '${AWS::Region}'.repeat(size * 50) }),
  'colons': (size) => everywhere(':'.repeat(size * 1000)),
  'slashes': (size) => everywhere('://'.repeat(size * 300)),
  'dots': (size) => everywhere('a.'.repeat(size * 500)),
  'dashes': (size) => everywhere('a-'.repeat(size * 500)),
  'ARNs': (size) => everywhere('arn:aws:'.repeat(size * 100)),
  'words': (size) => everywhere('catalog:80 '.repeat(size * 80)),
  'letters': (size) => everywhere('a'.repeat(size * 1000)),
  'digits': (size) => everywhere('1'.repeat(size * 1000)),
  'ranges': (size) => everywhere('1-'.repeat(size * 500)),
  'long names of everything': (size) => {
    const template: Json = shop();
    const long = 'a'.repeat(size * 100);
    template.Resources = Object.fromEntries(Object.entries(template.Resources).map(([id, body]) => [`${id}${long}`, body]));
    return template;
  },
  'many endpoints of one name': (size) => {
    const template: Json = shop();
    const { Services } = template.Resources.Catalog.Properties.ServiceConnectConfiguration;
    template.Resources.Catalog.Properties.ServiceConnectConfiguration.Services = times(size * 10, () => Services[0]);
    return template;
  },
  'many services of one name': (size) => {
    const template: Json = shop();
    for (let i = 0; i < size * 5; i++) template.Resources[`S${i}`] = template.Resources.Catalog;
    return template;
  },
  'many mentions of many names': (size) => {
    const template: Json = shop();
    const [container] = template.Resources.UiTask.Properties.ContainerDefinitions;
    container.Environment = times(size * 10, (i) => ({ Name: `V${i}_HOST`, Value: 'catalog' }));
    container.Command = times(size * 10, () => 'http://catalog:80');
    return template;
  },
  'dependencies on everything': (size) => {
    const template: Json = shop();
    const names = times(size, (i) => `T${i}`);
    for (const name of names) template.Resources[name] = { Type: 'AWS::SNS::Topic', DependsOn: names };
    return template;
  },
  'nested stacks without a template': (size) => {
    const template: Json = shop();
    for (let i = 0; i < size * 10; i++) template.Resources[`N${i}`] = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `./none${i}.yaml` } };
    return template;
  },
};

/** A value around a value around a value. */
function chain(length: number, wrap: (inner: Json, i: number) => Json, innermost: Json): Json {
  return times(length, (i) => i).reduce((inner, i) => wrap(inner, i), innermost);
}

function times<T>(count: number, item: (i: number) => T): T[] {
  return Array.from({ length: Math.floor(count) }, (_item, i) => item(i));
}

function record(count: number, entry: (i: number) => [string, Json]): Record<string, Json> {
  return Object.fromEntries(times(count, entry));
}

function twice(value: Json): Json {
  return { 'Fn::Join': ['', [value, value]] };
}

/** The shop, with a DNS name that has to be followed. */
function withName(value: Json): Json {
  const template = shop();
  withNameIn(template, value);
  return template;
}

function withNameIn(template: Template, value: Json): void {
  endpointOf(template).ClientAliases[0].DnsName = value;
}

/** The shop with conditions that only the deployment decides. */
function conditions(count: number, change: (template: Template) => void): Json {
  const template: Json = shop();
  template.Parameters = record(count, (i) => [`P${i}`, { Type: 'String' }]);
  template.Conditions = record(count, (i) => [`C${i}`, { 'Fn::Equals': [{ Ref: `P${i}` }, 'x'] }]);
  change(template);
  return template;
}

/** The shop with a text in place of every text in its properties. */
function everywhere(text: Json): Json {
  const template: Json = shop();
  const replace = (value: Json): Json => {
    if (typeof value === 'string') return text;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(replace);
    const [key] = Object.keys(value);
    if (key === 'Ref' || key?.startsWith('Fn::')) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replace(inner)]));
  };
  for (const resource of Object.values<Json>(template.Resources)) resource.Properties = replace(resource.Properties);
  return template;
}
