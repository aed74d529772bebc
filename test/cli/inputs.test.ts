import { readFileSync } from 'fs';
import { join } from 'path';
import { cli, report, rulesFound, scratch } from './support/cli';
import { locateBeside, NestedTemplates } from '../../src/analysis/reader';
import { endpointOf, shop } from '../support/shop';
import { Template } from '../support/templates';

const { write, path: folder } = scratch();

function changed(change: (template: Template) => void): Template {
  const template = shop();
  change(template);
  return template;
}

const BAD_NAME = changed((template) => { endpointOf(template).ClientAliases[0].DnsName = 'Catalog'; });

test.each<[string, (text: string) => Buffer]>([
  ['UTF-16, little endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
])('%s is read', (_on, encode) => {
  expect(rulesFound(write('encoded.json', encode(JSON.stringify(BAD_NAME))))).toEqual(['SC204']);
});

describe('a nested template beside its parent', () => {
  const nested = (url: unknown, Parameters: object = {}, Type = 'AWS::CloudFormation::Stack') => ({
    Type, Properties: { [Type.includes('Serverless') ? 'Location' : 'TemplateURL']: url, Parameters },
  });
  const child = changed((template) => {
    template.Parameters = { Name: { Type: 'String', Default: 'catalog' } };
    endpointOf(template).ClientAliases[0].DnsName = { Ref: 'Name' };
    template.Resources.Namespace.Properties.Name = { Ref: 'Name' };
  });
  const name = (text: string) => ({ Name: text });

  test('is read with the parameters of its parent, and not once more', () => {
    write('nested/child.json', child);
    write('nested/parent.json', { Resources: { A: nested('./child.json', name('Catalog')), B: nested('child.json', name('catalog')) } });
    const { findings, summary } = report(join(folder, 'nested'));
    expect(findings.map(({ rule, template }) => [rule, template])).toEqual([['SC204', join(folder, 'nested/child.json')]]);
    expect(summary.services).toBe(4);
    expect(rulesFound(join(folder, 'nested/parent.json'))).toEqual(['SC204']);
  });

  test('is read as an application of SAM, too', () => {
    write('sam/apps/child.json', child);
    write('sam/parent.json', { Resources: { A: nested('./apps/child.json', name('Catalog'), 'AWS::Serverless::Application') } });
    expect(rulesFound(join(folder, 'sam/parent.json'))).toEqual(['SC204']);
  });

  test('is found once, however often its parent is read', () => {
    write('once/child.json', child);
    const files = { template: jest.fn(() => child) };
    const nestedIn = new NestedTemplates({ root: folder, assembly: 'a', locate: locateBeside }, files).of(join(folder, 'once/parent.json'));
    const [first, again, other] = ['A', 'A', 'B'].map((logicalId) => nestedIn({ logicalId, body: nested('child.json') }));
    expect([again === first, other === first, files.template.mock.calls]).toEqual([true, false, [[join(folder, 'once/child.json')]]]);
  });

  test('is not read again where that would be too much, and that is said', () => {
    write('many/child.json', child);
    const Resources = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`R${i}`, { Type: 'A::B::C' }]));
    const nestedIn = new NestedTemplates({ root: folder, assembly: 'a', locate: locateBeside }, { template: () => ({ Resources }) }).of(join(folder, 'many/parent.json'));
    const [first, second, third] = ['A', 'B', 'C'].map((logicalId) => nestedIn({ logicalId, body: nested('child.json') }));
    expect([first, second]).toEqual([expect.objectContaining({ body: { Resources } }), expect.objectContaining({ body: { Resources } })]);
    expect(third).toEqual({ reason: 'templates that are nested more than once have more than 50000 resources' });
  });

  test('is not read outside the folder of the input', () => {
    write('outside.json', BAD_NAME);
    write('inside/parent.json', { Resources: { A: nested('../outside.json') } });
    expect(report(join(folder, 'inside/parent.json'))).toMatchObject({ findings: [], unread: [{ resource: 'A', reason: expect.stringContaining('is outside') }] });
  });

  test.each<[string, unknown, string]>([
    ['at a URL', 'https://s3.amazonaws.com/b/child.yaml', 'its template is not at hand: https://s3.amazonaws.com/b/child.yaml'],
    ['in S3', 's3://b/child.yaml', 'its template is not at hand: s3://b/child.yaml'],
    ['that only the deployment knows', { Ref: 'Url' }, 'its template is not at hand: only the deployment knows where it is'],
    ['that is not there', './none.json', `its template is not at hand: there is no ${join(folder, 'none.json')}`],
  ])('%s is not read, and that is said', (_on, url, reason) => {
    expect(report(write('away.json', { Resources: { A: nested(url) } })).unread).toMatchObject([{ resource: 'A', reason }]);
  });

  test('that nests its parent is refused', () => {
    write('ring/a.json', { Resources: { A: nested('b.json') } });
    write('ring/b.json', { Resources: { B: nested('a.json') } });
    expect(cli(['check', join(folder, 'ring')])).toMatchObject({ code: 2, err: expect.stringContaining('nests a template in itself') });
  });

  test('that is no template is refused', () => {
    write('broken/a.json', { Resources: { A: nested('b.txt') } });
    write('broken/b.txt', 'text');
    expect(cli(['check', join(folder, 'broken/a.json')])).toMatchObject({ code: 2, err: expect.stringContaining('is not a CloudFormation template') });
  });
});

test('a finding in a loop has the line of the loop', () => {
  const file = write('loop.yaml', [
    'Resources:',
    '  Fn::ForEach::Services:',
    '    - Name',
    '    - [A, B]',
    '    - ${Name}Service:',
    '        Type: AWS::ECS::Service',
    '        Properties:',
    '          ServiceConnectConfiguration:',
    '            Enabled: true',
    '            Namespace: shop',
    '            Services:',
    '              - PortName: "${Name}"',
  ].join('\n'));
  expect(report(file).findings.filter(({ rule }) => rule === 'SC102').map(({ resource, line }) => [resource, line])).toEqual([['AService', 12], ['BService', 12]]);
});

test('a finding behind texts that look like the end of an object has its own line in JSON', () => {
  const Description = 'a quote ", a backslash \\, and }]}';
  const text = JSON.stringify({ Description, Metadata: { [Description]: [Description] }, ...BAD_NAME }, null, 2);
  const lines = report(write('brackets.json', text)).findings.map(({ line }) => text.split('\n')[line! - 1].trim());
  expect(lines).toEqual(['"DnsName": "Catalog",']);
});

describe('--parameter', () => {
  const file = write('parameters.json', changed((template) => {
    template.Parameters = { Kind: { Type: 'String', Default: 'ECS' } };
    template.Resources.Catalog.Properties.DeploymentController = { Type: { Ref: 'Kind' } };
  }));

  test('decides a parameter', () => {
    expect(rulesFound(file)).toEqual([]);
    expect(rulesFound(file, '--parameter', 'Kind=CODE_DEPLOY')).toEqual(['SC601']);
    expect(rulesFound(file, '--parameter', 'Kind=CODE_DEPLOY', '--parameter', 'Other=a=b')).toEqual(['SC601']);
  });

  test.each(['Kind', '=x', 'A-B=x'])('%s is refused', (value) => expect(cli(['check', file, '--parameter', value])).toMatchObject({ code: 2, out: '' }));
});

describe('a baseline', () => {
  const file = write('base/template.json', BAD_NAME);
  const baseline = join(folder, 'base', 'baseline.json');

  test('takes the findings of today, and accepts them from then on', () => {
    expect(cli(['check', file]).code).toBe(1);
    expect(cli(['check', file, '--write-baseline', baseline])).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(readFileSync(baseline, 'utf8'))).toEqual({
      version: 1, findings: expect.arrayContaining([expect.objectContaining({ rule: 'SC204', template: 'template.json', resource: 'Catalog' })]),
    });
    expect(report(file, '--baseline', baseline, '--level', 'info')).toMatchObject({ findings: [], summary: { errors: 0 } });
  });

  test('can be written where the configuration names it, before it exists', () => {
    const named = join(folder, 'base', 'first.json');
    const config = write('base/team.json', { baseline: named });
    expect(cli(['check', file, '--config', config, '--write-baseline', named])).toMatchObject({ code: 0, err: '' });
    expect(cli(['check', file, '--config', config])).toMatchObject({ code: 0, err: '' });
  });

  test('does not accept new ones, nor one more of the same', () => {
    const worse = write('base/template.json', changed((template) => {
      endpointOf(template).ClientAliases[0].DnsName = 'Catalog';
      template.Resources.Catalog.Properties.DeploymentController = { Type: 'CODE_DEPLOY' };
    }));
    expect(rulesFound(worse, '--baseline', baseline)).toEqual(['SC601']);
    expect(cli(['check', worse, '--baseline', baseline]).code).toBe(1);
  });

  test.each<[string, unknown, string]>([
    ['of another form', { findings: {} }, 'is not a baseline: --write-baseline writes one'],
    ['that is no JSON', 'text', 'is not valid JSON'],
  ])('%s is refused', (_on, content, reason) => {
    expect(cli(['check', file, '--baseline', write('odd.json', content)])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(reason) });
  });

  test('that is not there is refused', () => expect(cli(['check', file, '--baseline', join(folder, 'none')]).code).toBe(2));
  test('that cannot be written is refused', () => expect(cli(['check', file, '--write-baseline', folder]).code).toBe(2));
});

describe('the configuration of a team', () => {
  const file = write('configured.json', changed((template) => {
    endpointOf(template).ClientAliases[0].DnsName = 'Catalog';
    template.Parameters = { Kind: { Type: 'String' } };
    template.Resources.Catalog.Properties.DeploymentController = { Type: { Ref: 'Kind' } };
  }));
  const found = (configuration: unknown, ...args: string[]) => rulesFound(file, '--config', write('team.json', configuration), ...args);

  test('adds what is not on the command line', () => {
    expect(found({})).toEqual(['SC204']);
    expect(found({ acknowledge: ['SC204'], parameters: { Kind: 'CODE_DEPLOY' } })).toEqual(['SC601']);
    expect(found({ acknowledge: { SC204: 'a reason' } })).toEqual([]);
    expect(cli(['check', file, `--config=${write('team.json', { format: 'github', together: true, region: 'eu-west-1' })}`]).out).toMatch(/^::error/);
  });

  test('gives way to the command line', () => {
    expect(found({ parameters: { Kind: 'CODE_DEPLOY' } }, '--parameter', 'Kind=ECS')).toEqual(['SC204']);
    expect(cli(['check', file, '--config', write('team.json', { failOn: 'warning', level: 'error' }), '--format', 'json', '--level', 'info']).out).toContain('SC204');
  });

  test.each<[string, unknown, string]>([
    ['an unknown key', { strict: true }, '"strict" is no option; there are format, level'],
    ['a wrong form', { region: 1 }, 'region has the wrong form'],
    ['a list for parameters', { parameters: ['a'] }, 'parameters has the wrong form'],
    ['text for acknowledge', { acknowledge: 'SC204' }, 'acknowledge has the wrong form'],
    ['no map', [], 'is not a configuration: it holds no map'],
    ['an unknown rule', { acknowledge: ['SC999'] }, 'There is no rule SC999'],
  ])('with %s is refused', (_on, configuration, reason) => {
    expect(cli(['check', file, '--config', write('team.json', configuration)])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(reason) });
  });

  test('without a file is refused', () => expect(cli(['check', file, '--config'])).toMatchObject({ code: 2, out: '' }));
});
