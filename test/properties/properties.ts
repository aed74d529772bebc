import { deepStrictEqual, strictEqual } from 'assert';
import { Built, build, portOf } from './build';
import { ServiceShape, Shape } from './shape';
import { findCycles, findPath } from '../../src/analysis/graph';
import { readAssembly, readMesh } from '../../src/analysis/reader';
import { cli } from '../cli/support/cli';
import { templatesIn } from '../integ/assembly';
import { Synthesised } from '../support/app';
import { groupIn } from '../support/groups';

/** Docker's range of ephemeral ports, on which bridge mode publishes. */
const EPHEMERAL = '32768-65535';

const PSEUDO_PARAMETERS = ['AccountId', 'NoValue', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`);

/**
 * Builds an application and throws if something does not hold: what is accepted refers to nothing that is not there, has no cycle, passes
 * the rules, opens exactly what its calls need, makes every client wait for its servers, and does not depend on the order of its calls.
 *
 * @returns what came of it
 */
export function hold(shape: Shape): Built {
  const built = build(shape);
  refersToWhatIsThere(built);
  passesTheRules(built);
  opensExactly(built);
  ordersEveryClient(built);
  dependsOnNoOrder(built);
  return built;
}

/** CloudFormation deploys no template with a reference to another stack that is not an import. */
function refersToWhatIsThere({ assembly: { directory } }: Built): void {
  for (const [name, template] of Object.entries(templatesIn(directory)) as [string, Record<string, object | undefined>][]) {
    const there = new Set([...Object.keys({ ...template.Resources, ...template.Parameters }), ...PSEUDO_PARAMETERS]);
    deepStrictEqual(referencesIn(template).filter((id) => !there.has(id)), [], `what ${name} refers to and does not have`);
  }
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Ref: id, 'Fn::GetAtt': attribute } = value as { readonly 'Ref'?: string; readonly 'Fn::GetAtt'?: readonly [string, string] };
  return [id ?? attribute?.[0] ?? [], ...Object.values(value).map(referencesIn)].flat();
}

function passesTheRules({ assembly: { directory } }: Built): void {
  const { code, out, err } = cli(['check', directory, '--fail-on', 'error']);
  strictEqual(code, 0, `check finds an error in what the constructs made:\n${out}${err}`);
}

/** The group that a service is in, as the logical ids name it. */
export function groupOf({ kind, shared }: ServiceShape, i: number): string {
  if (kind === 'bridge') return 'Instances';
  return shared ? 'Shared' : `S${i}`;
}

/** What the ingress rules between services have to be, from the shape alone. */
function expectedRules({ services, calls }: Shape): string[] {
  const rules = calls.flatMap(({ client, server, endpoint: called }) => {
    // A call that names no endpoint is for all of them.
    const endpoints = called === null ? [...services[server].endpoints.keys()] : [called];
    return endpoints.map((endpoint) => {
      const port = portOf(server, endpoint);
      const ports = services[server].kind === 'bridge' ? EPHEMERAL : `${port}-${port}`;
      return `${groupOf(services[client], client)} → ${groupOf(services[server], server)} ${ports}`;
    });
  });
  return [...new Set(rules)].sort();
}

function opensExactly(built: Built): void {
  const { accepted } = built;
  const resources = resourcesOf(built);
  const rules = resources.filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => Properties);
  const between = rules.filter(({ SourceSecurityGroupId: source, GroupId: group }) => (
    source !== undefined && typeof group !== 'string' && !isLoadBalancer(source) && !isLoadBalancer(group)
  ));
  const actual = between.map(({ SourceSecurityGroupId: source, GroupId: group, FromPort, ToPort }) => `${groupIn(source)} → ${groupIn(group)} ${FromPort}-${ToPort}`);
  deepStrictEqual(actual.sort(), expectedRules(accepted), 'the rules between services');

  const clients = new Set(accepted.imports.filter(({ withGroup }) => withGroup).map(({ client }) => client));
  strictEqual(new Set(rules.filter(({ GroupId }) => typeof GroupId === 'string').map((rule) => JSON.stringify(rule))).size > 0, clients.size > 0, 'the rules of imported groups');

  const targets = rules.filter(({ SourceSecurityGroupId: source }) => isLoadBalancer(source)).map(({ GroupId }) => groupIn(GroupId));
  const { frontend } = accepted;
  const behind = frontend ? [frontend, ...frontend.routes].map(({ service }) => groupOf(accepted.services[service], service)) : [];
  deepStrictEqual([...new Set(targets)].sort(), [...new Set(behind)].sort(), 'the groups that the load balancer reaches');
  const inline = resources.filter(({ Type, Properties }) => Type === 'AWS::EC2::SecurityGroup' && Properties.SecurityGroupIngress);
  deepStrictEqual(inline, [], 'rules inside of groups');
}

/** Whether a reference is to the security group of the load balancer. */
export const isLoadBalancer = (reference: unknown) => /PublicLoadBalancer/.test(JSON.stringify(reference) ?? '');

function resourcesOf({ assembly: { directory } }: Built): Synthesised[] {
  const templates = Object.values(templatesIn(directory)) as { readonly Resources?: Record<string, Synthesised> }[];
  return templates.flatMap(({ Resources = {} }) => Object.values(Resources));
}

function ordersEveryClient({ assembly: { directory } }: Built): void {
  for (const sources of readAssembly(directory)) {
    const { deployment, connections } = readMesh(sources);
    const waitsFor = (node: string) => deployment.waitsFor.get(node) ?? [];
    deepStrictEqual(findCycles(deployment.waitsFor.keys(), waitsFor), [], 'cycles of what waits for what');
    for (const { client, server, ordering } of connections) {
      if (!server || ordering !== 'SERVER_FIRST') continue;
      const path = findPath(client.origin.address, server.origin.address, waitsFor);
      strictEqual(path !== undefined, true, `${client.name} does not wait for ${server.name}`);
    }
  }
}

/** What was accepted is accepted in another order, and gives the same templates without the calls that were refused. */
function dependsOnNoOrder(built: Built): void {
  const again = build(built.accepted, 2);
  deepStrictEqual(again.accepted, built.accepted, 'what is accepted in one order only');
  deepStrictEqual(comparable(again), comparable(built), 'templates in two orders of services and calls');
}

/** The templates without the hashes of their files: CDK writes the parameters of a nested stack in the order in which it meets references. */
function comparable({ assembly: { directory } }: Built): unknown {
  return JSON.parse(JSON.stringify(templatesIn(directory)).replace(/[0-9a-f]{64}/g, 'hash'));
}
