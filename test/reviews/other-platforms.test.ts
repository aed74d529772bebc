import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { removeCommand, Repository, ROOT } from './support';
import { shop } from '../support/shop';

const GUIDE = readFileSync(join(ROOT, 'docs', 'guides', 'validate-in-a-pipeline.md'), 'utf8');

/** The first sample in YAML under a heading of the guide. */
function sampleUnder(heading: string): unknown {
  return parse(/```yaml\n([^]*?)```/.exec(GUIDE.split(`\n## ${heading}\n`)[1])![1]);
}

const broken = shop();
broken.Resources.Catalog.Properties.ServiceConnectConfiguration.Services[0].PortName = 'admin';

const repositories: Repository[] = [];
function repositoryWith(files: Readonly<Record<string, string>>): Repository {
  const repository = new Repository(files);
  repositories.push(repository);
  return repository;
}
afterAll(() => {
  repositories.forEach((repository) => repository.remove());
  removeCommand();
});

describe('the hook of pre-commit', () => {
  interface Hook { readonly id: string; readonly language: string; readonly entry: string; readonly types_or: readonly string[] }
  const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];
  const { repos: [{ hooks: [used] }] } = sampleUnder('pre-commit') as { repos: { hooks: { id: string; files: string }[] }[] };

  test('is the one that the guide uses', () => {
    expect(used.id).toBe(hook.id);
    expect(hook).toMatchObject({ language: 'system', types_or: ['yaml', 'json'] });
  });

  test.each([['a faultless template', shop(), 0], ['a template with an error', broken, 1]] as const)('checks the files that it gets: %s', (_what, template, code) => {
    const repository = repositoryWith({ 'templates/shop.json': JSON.stringify(template), 'package.json': '{}' });
    // pre-commit appends the files of the types that match.
    const files = repository.files().filter((file) => /\.(ya?ml|json)$/.test(file) && new RegExp(used.files).test(file));
    expect(files).toEqual(['templates/shop.json']);
    expect(repository.run(`${hook.entry} ${files.join(' ')}`)).toMatchObject({ code, err: '' });
  });
});

describe('the job for GitLab', () => {
  const { 'service-connect': job } = sampleUnder('GitLab') as { 'service-connect': { script: string[]; artifacts: { paths: string[] } } };

  function ran(now: object, token = 'secret') {
    const repository = repositoryWith({ 'templates/shop.json': JSON.stringify(shop()) });
    const base = repository.commit();
    repository.write('templates/shop.json', JSON.stringify(now));
    repository.commit();
    repository.program('curl', 'printf "%s\\n" "$@" > curl.log');
    return {
      repository,
      ...repository.run(job.script.join('\n'), {
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        CI_API_V4_URL: 'https://gitlab.example/api/v4',
        CI_PROJECT_ID: '5',
        CI_MERGE_REQUEST_IID: '12',
        GITLAB_TOKEN: token,
      }),
    };
  }

  test('plans the change, writes a note, and checks', () => {
    const { repository, code } = ran(broken);
    expect(code).toBe(1);
    expect(repository.read('curl.log')).toContain('body=<plan.md\nhttps://gitlab.example/api/v4/projects/5/merge_requests/12/notes');
    for (const path of job.artifacts.paths) expect(repository.read(path).length).toBeGreaterThan(10);
    expect(repository.read('plan.md')).toContain('| Catalog | redeployed |');
  });

  test('without a token it writes no note', () => {
    const { repository, code } = ran(shop(), '');
    expect(code).toBe(0);
    expect(() => repository.read('curl.log')).toThrow();
  });
});
