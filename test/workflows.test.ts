import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Record<string, string>;
}

interface Job {
  readonly permissions?: Record<string, string>;
  readonly environment?: string;
  readonly steps: readonly Step[];
}

const FOLDER = join(__dirname, '..', '.github', 'workflows');

/** The jobs of all workflows, by `<file> <job>`. */
const JOBS = readdirSync(FOLDER).flatMap((file) => {
  const { jobs } = parse(readFileSync(join(FOLDER, file), 'utf8')) as { jobs: Record<string, Job> };
  return Object.entries(jobs).map(([name, job]) => [`${file} ${name}`, job] as const);
});
const PUBLISHERS = JOBS.filter(([name]) => name.startsWith('release.yml release_'));

test('there are workflows', () => {
  expect(JOBS.length).toBeGreaterThan(10);
  expect(PUBLISHERS.map(([name]) => name.replace('release.yml release_', '')).sort()).toEqual(['github', 'golang', 'maven', 'npm', 'nuget', 'pypi']);
});

describe.each(JOBS)('%s', (_name, { permissions, steps }) => {
  test('pins every action to a commit', () => {
    const movable = steps.map(({ uses }) => uses).filter((uses) => uses !== undefined && !/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses));
    expect(movable).toEqual([]);
  });

  test('runs no package at the newest release', () => {
    expect(steps.map(({ run = '' }) => run).filter((run) => /@latest\b/.test(run))).toEqual([]);
  });

  test('declares its permissions, and not all of them', () => {
    expect(permissions).toBeDefined();
    expect(permissions).not.toBe('write-all');
  });
});

test.each(PUBLISHERS)('%s publishes from the protected environment alone', (_name, { environment }) => expect(environment).toBe('release'));

test.each(['npm', 'pypi', 'nuget'])('%s trusts the job, without a stored token', (registry) => {
  const [, { permissions, steps }] = PUBLISHERS.find(([name]) => name.endsWith(`_${registry}`))!;
  expect(permissions).toMatchObject({ 'id-token': 'write', 'contents': 'read' });
  const secrets = steps.flatMap(({ env = {} }) => Object.values(env)).filter((value) => value.includes('secrets.'));
  // The name of an account is no secret, but is stored among the secrets.
  expect(secrets).toEqual(registry === 'nuget' ? ['${{ secrets.NUGET_USERNAME }}'] : []);
});
