import { readFileSync, writeFileSync } from 'fs';
import { extname, join } from 'path';
import { checked } from './checked';

/** A template that somebody published, and what must come of it: errors exactly, and at least these warnings. */
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

/** Checks the public templates in a folder: for each, whether it passed. */
export function checkPublicTemplates(folder: string, scratch: string): readonly boolean[] {
  return CASES.map((one) => check(one, folder, scratch));
}

function check({ file, changed, errors, warnings = [], never = [], region }: Case, folder: string, scratch: string): boolean {
  const path = changed ? change(join(folder, file), changed.to, scratch) : join(folder, file);
  const { findings } = checked(path, region === undefined ? [] : ['--region', region]);
  const ids = (severity: string) => findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule).sort();
  const [foundErrors, foundWarnings] = [ids('error'), ids('warning')];
  const passed = foundErrors.join() === [...errors].sort().join()
    && without(warnings, foundWarnings).length === 0
    && !foundWarnings.some((id) => never.includes(id));
  console.log(`${passed ? 'pass' : 'FAIL'}  ${file}${changed ? `, ${changed.how}` : ''}`);
  if (!passed) {
    console.log(`      errors   ${show(foundErrors)}, expected ${show(errors)}`);
    console.log(`      warnings ${show(foundWarnings)}, expected at least ${show(warnings)}${never.length > 0 ? ` and none of ${show(never)}` : ''}`);
  }
  return passed;
}

function change(file: string, to: (text: string) => string, scratch: string): string {
  const path = join(scratch, `changed${extname(file)}`);
  const text = readFileSync(file, 'utf8');
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
