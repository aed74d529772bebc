import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { extname, join } from 'path';
import { run } from '../src/cli/run';

/**
 * Checks public templates against what each of them must give: `tsx scripts/check-cases.ts <folder>`.
 *
 * Errors have to match exactly; warnings have to be among those that are found.
 */
interface Case {
  readonly file: string;
  /** What is done to the text first, and how that is called. */
  readonly changed?: { readonly how: string; readonly to: (text: string) => string };
  /** Ids, one for each finding. */
  readonly errors: readonly string[];
  readonly warnings?: readonly string[];
  /** Ids of warnings that would be false here. */
  readonly never?: readonly string[];
  readonly region?: string;
}

const GATEWAY_CALLS = {
  how: 'the gateway states its three backends',
  to: (text: string) => {
    const template = JSON.parse(text) as { Resources: Record<string, { Metadata?: object }> };
    const connections = ['web-console:5174', 'account-auth-api:8000', 'organization-master-api:8000'];
    const gateway = template.Resources.EdgeApiGatewayServiceFF03CA41;
    gateway.Metadata = { ...gateway.Metadata, 'cdk-ecs-service-connect': { version: 1, connections } };
    return JSON.stringify(template, undefined, 1);
  },
};

const CASES: readonly Case[] = [
  { file: 'copilot-backend-simple-template.yml', errors: [] },
  { file: 'copilot-wl-windows-svc-test.stack.yml', errors: [] },
  {
    file: 'copilot-wl-windows-svc-test.stack.yml',
    changed: { how: 'Enabled is true', to: (text) => text.replace('Enabled: False', 'Enabled: True') },
    // Only the Region tells that the condition IsGovCloud, around the configuration, does not hold.
    region: 'eu-west-1',
    errors: ['SC801', 'SC802'],
  },
  { file: 'cdklabs-aliased-port.template.json', errors: [], warnings: ['SC302', 'SC404', 'SC405'] },
  { file: 'synth-awscdk-integ.service-connect--aws-ecs-service-connect.template.json', errors: [] },
  { file: 'synth-agogna@28e7567--EcsServiceConnectStack.template.json', errors: ['SC401'], warnings: ['SC502'] },
  { file: 'synth-agogna--EcsServiceConnectStack.template.json', errors: [], warnings: ['SC402', 'SC502'] },
  { file: 'synth-agogna@6c1c1da--EcsServiceConnectStack.template.json', errors: ['SC401'], warnings: ['SC302'] },
  { file: 'synth-evn@d0409ca--EvDashboardPlatformStack.template.json', errors: [] },
  { file: 'synth-evn@d0409ca--EvDashboardPlatformStack.template.json', changed: GATEWAY_CALLS, errors: ['SC603', 'SC603', 'SC603'] },
  { file: 'synth-evn@af01a66--EvDashboardPlatformStack.template.json', errors: [] },
  { file: 'synth-evn@af01a66--EvDashboardPlatformStack.template.json', changed: GATEWAY_CALLS, errors: [], never: ['SC603'] },
  { file: 'tatsuya-cloud-map.yml', errors: ['SC101'], warnings: ['SC309'] },
  { file: 'synth-sc-tls--EcsServiceConnectTls.template.json', errors: [] },
  { file: 'synth-fanhongy--EcsServiceConnectStack.template.json', errors: [] },
  { file: 'synth-rrhodes--StackClientServer.template.json', errors: [] },
  { file: 'synth-mcp-server--EcsMcpServerSampleStack.template.json', errors: [], warnings: ['SC404', 'SC405', 'SC603', 'SC603'] },
];

interface Found {
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: tsx scripts/check-cases.ts <folder of the public templates>');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'cases-'));
try {
  const failed = CASES.map(check).filter((passed) => !passed).length;
  console.log(`\n${CASES.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function check({ file, changed, errors, warnings = [], never = [], region }: Case): boolean {
  const { findings } = findingsIn(changed ? change(file, changed.to) : join(folder, file), region);
  const ids = (severity: string) => findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule).sort();
  const [foundErrors, foundWarnings] = [ids('error'), ids('warning')];
  const passed = foundErrors.join() === [...errors].sort().join()
    && without(warnings, foundWarnings).length === 0
    && !foundWarnings.some((id) => never.includes(id));
  console.log(`${passed ? 'pass' : 'FAIL'}  ${file}${changed ? `, ${changed.how}` : ''}`);
  console.log(`      errors   ${show(foundErrors)}${passed ? '' : `, expected ${show(errors)}`}`);
  console.log(`      warnings ${show(foundWarnings)}${warnings.length > 0 ? `, at least ${show(warnings)}` : ''}`);
  return passed;
}

/** What the command line finds, asked as a pipeline would ask. */
function findingsIn(file: string, region: string | undefined): Found {
  let output = '';
  run(['check', file, '--format', 'json', ...region === undefined ? [] : ['--region', region]], {
    out: (text) => {
      output += text;
    },
    err: (text) => console.error(text.trim()),
    colour: false,
    interactive: false,
  });
  return JSON.parse(output) as Found;
}

function change(file: string, to: (text: string) => string): string {
  const path = join(scratch, `changed${extname(file)}`);
  const text = readFileSync(join(folder, file), 'utf8');
  const changed = to(text);
  if (changed === text) throw new Error(`${file} could not be changed`);
  writeFileSync(path, changed);
  return path;
}

/** What is in the first list and, counted, not in the second. */
function without(wanted: readonly string[], found: readonly string[]): string[] {
  const left = [...found];
  return wanted.filter((id) => {
    const at = left.indexOf(id);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function show(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : ids.join(' ');
}
