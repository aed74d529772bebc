import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { parse } from 'yaml';
import { removeCommand, Repository, ROOT } from './support';
import { shop } from '../support/shop';

interface Step {
  readonly if?: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const { inputs, runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;

/** What `gh` was asked, one call a line; it answers a search with the id of the comment, if there is one. */
const GH = `
echo "$*" >> gh.log
case "$*" in
  *code-scanning*) cat > sarif.json ;;
  *--paginate*) if [ -f comment.md ]; then echo 7; fi ;;
  *body=@*) last="\${@: -1}"; cp "\${last#body=@}" comment.md ;;
esac
`;

const renamed = () => {
  const template = shop();
  template.Resources.Catalog.Properties.ServiceConnectConfiguration.Services[0].ClientAliases[0].DnsName = 'products';
  return template;
};

const repositories: Repository[] = [];
afterAll(() => {
  repositories.forEach((repository) => repository.remove());
  removeCommand();
});

function repositoryWith(now: object): Repository {
  const repository = new Repository({ 'now/shop.json': JSON.stringify(now), 'before/shop.json': JSON.stringify(shop()), 'temp/.keep': '', 'summary.md': '' });
  repository.program('gh', GH);
  repositories.push(repository);
  return repository;
}

/** Runs the action as GitHub does: the steps in their order, until one fails. */
function act(repository: Repository, given: Readonly<Record<string, string>>, pullRequest = '12'): { code: number | null; out: string; err: string } {
  const values: Record<string, string> = { 'github.event.pull_request.number': pullRequest, 'github.token': 'secret' };
  const filled = (text: string): string => text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_all, name: string) => values[name]);
  for (const [name, { default: value }] of Object.entries(inputs)) values[`inputs.${name}`] = given[name] ?? filled(value);
  const result = { code: 0 as number | null, out: '', err: '' };
  for (const { if: condition, run, env } of runs.steps) {
    if (condition === "inputs.from != ''" && values['inputs.from'] === '') continue;
    const { code, out, err } = repository.run(run, {
      ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)])),
      GITHUB_ACTION_PATH: ROOT,
      GITHUB_REPOSITORY: 'shop/shop',
      GITHUB_SHA: 'abc',
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_STEP_SUMMARY: join(repository.folder, 'summary.md'),
      RUNNER_TEMP: join(repository.folder, 'temp'),
    });
    result.code = code;
    result.out += out;
    result.err += err;
    if (code !== 0) return result;
  }
  return result;
}

test('is a composite action whose values reach the scripts through the environment alone', () => {
  expect(runs.using).toBe('composite');
  for (const { run, shell } of runs.steps) {
    expect(shell).toBe('bash');
    expect(run).not.toContain('${{');
  }
  const conditions = runs.steps.flatMap((step) => step.if ?? []);
  expect(conditions).toEqual(["inputs.from != ''"]);
});

test('annotates, fails at errors, and hands the findings to code scanning', () => {
  const broken = shop();
  broken.Resources.Catalog.Properties.ServiceConnectConfiguration.Services[0].PortName = 'admin';
  const repository = repositoryWith(broken);
  const { code, out } = act(repository, { paths: 'now' });
  expect(code).toBe(1);
  expect(out).toMatch(/^::error file=now\/shop\.json,line=/m);
  const { commit_sha: commit, ref, sarif } = JSON.parse(repository.read('sarif.json')) as Record<string, string>;
  expect([commit, ref]).toEqual(['abc', 'refs/pull/12/merge']);
  const report = JSON.parse(gunzipSync(Buffer.from(sarif, 'base64')).toString()) as { runs: { results: { ruleId: string }[] }[] };
  expect(report.runs[0].results.length).toBeGreaterThan(0);
  expect(repository.read('gh.log')).toBe('api --method POST repos/shop/shop/code-scanning/sarifs --input -\n');
});

test('comments what the change does, and updates the comment', () => {
  const repository = repositoryWith(renamed());
  const options = { 'paths': 'now', 'from': 'before', 'sarif': 'false', 'fail-on': 'unread' };
  act(repository, options);
  expect(repository.read('comment.md')).toMatch(/^<!-- cdk-ecs-service-connect: plan -->\n## What this change does to the mesh\n[^]*\| Catalog \| redeployed \|/);
  expect(repository.read('summary.md')).toContain('| Catalog | redeployed |');
  act(repository, options);
  expect(repository.read('gh.log').split('\n').filter((line) => line.includes('body='))).toEqual([
    expect.stringMatching(/^api --method POST repos\/shop\/shop\/issues\/12\/comments -F body=@/),
    expect.stringMatching(/^api --method PATCH repos\/shop\/shop\/issues\/comments\/7 -F body=@/),
  ]);
});

test('a job without permissions gets a warning, and keeps its result', () => {
  const repository = repositoryWith(shop());
  repository.program('gh', 'exit 1');
  const { code, out } = act(repository, { paths: 'now', from: 'before' });
  expect(code).toBe(0);
  expect(out.match(/^::warning::.*permission/gm)).toHaveLength(2);
});

test('without a pull request there is no comment; several paths and arguments are lines', () => {
  const repository = repositoryWith(shop());
  repository.write('a folder/cron.json', JSON.stringify({ Resources: {} }));
  expect(act(repository, { paths: 'now\na folder/cron.json', from: 'before', arguments: '--together\n--region=eu-west-1', sarif: 'false' }, '')).toMatchObject({ code: 0 });
  expect(() => repository.read('gh.log')).toThrow();
});

test('a path that is missing fails the plan', () => {
  expect(act(repositoryWith(shop()), { paths: 'now', from: 'missing' })).toMatchObject({ code: 2, err: expect.stringContaining('missing') });
});
