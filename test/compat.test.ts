import { spawnSync } from 'child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '..');
const GONE = 'removed:cdk-ecs-service-connect.ServiceConnectEndpoint.gone';

interface Assembly {
  readonly types: Record<string, { readonly methods: { name: string }[] }>;
}

/** An earlier release of this library with one more method. */
function earlierRelease(folder: string) {
  const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as Assembly;
  const { methods } = assembly.types['cdk-ecs-service-connect.ServiceConnectEndpoint'];
  methods.push({ ...methods[0], name: 'gone' });
  writeFileSync(join(folder, '.jsii'), JSON.stringify(assembly));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}

test('a breaking change of the public API is found, unless .compatignore names it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compat-'));
  try {
    earlierRelease(folder);
    const compare = (ignoreFile: string) => spawnSync('npx', ['jsii-diff', folder, ROOT, '--keys', '--ignore-file', ignoreFile], { cwd: ROOT, encoding: 'utf8' });
    const found = compare(join(ROOT, '.compatignore'));
    expect(found.stderr).toContain(`[${GONE}]`);
    expect(found.status).toBe(1);

    const ignoring = join(folder, '.compatignore');
    writeFileSync(ignoring, `# meant\n${GONE}\n`);
    expect(compare(ignoring).status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
