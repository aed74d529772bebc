import { Template } from 'aws-cdk-lib/assertions';
import { Secret } from 'aws-cdk-lib/aws-ecs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { App, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectFargateService } from '../../../src';
import { findCycles } from '../../../src/analysis/graph';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { CONTAINER, http, MeshStack, serviceId, serviceOf, Synthesised, tcp } from '../../support/app';
import { once } from '../../support/once';
import { random, shuffled } from '../../support/random';

/** Which service calls which, by number: a service calls only services with a smaller number, so that there is no cycle. */
interface Plan {
  readonly services: number;
  readonly stacks: number;
  readonly calls: readonly (readonly [client: number, server: number])[];
}

function planOf(seed: number): Plan {
  const next = random(seed);
  const services = 3 + Math.floor(next() * 8);
  const calls: [number, number][] = [];
  for (let client = 1; client < services; client += 1) {
    for (let server = 0; server < client; server += 1) if (next() < 0.35) calls.push([client, server]);
  }
  return { services, stacks: 1 + Math.floor(next() * 3), calls };
}

/** Services with a smaller number are in earlier stacks, so that stacks wait in one direction. */
const stackOf = ({ services, stacks }: Plan, service: number) => Math.floor((service * stacks) / services);

function build(plan: Plan, definitions: readonly number[], calls: Plan['calls']) {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const mesh = new MeshStack(app, 'Stack0');
  const stacks = [mesh, ...Array.from({ length: plan.stacks - 1 }, (_, i) => new Stack(app, `Stack${i + 1}`))];
  const services = new Map<number, ServiceConnectFargateService>();
  for (const i of definitions) services.set(i, mesh.server(`S${i}`, {}, stacks[stackOf(plan, i)]));
  for (const [client, server] of calls) services.get(client)!.connectTo(services.get(server)!, { urlEnvironmentVariable: `S${server}` });
  const assembly = app.synth();
  return { services, assembly, templates: assembly.stacks.map(({ template }) => template as { Resources: Record<string, Synthesised> }) };
}

const sorted = (value: unknown) => JSON.stringify(value, (_key, item: unknown) => (
  item && typeof item === 'object' && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort()) : item
));

describe.each(Array.from({ length: 12 }, (_, seed) => seed + 1))('random mesh %d', (seed) => {
  const plan = planOf(seed);
  const numbers = Array.from({ length: plan.services }, (_, i) => i);
  const built = once(() => {
    const { services, assembly, templates } = build(plan, numbers, plan.calls);
    const resources: Record<string, Synthesised> = Object.assign({}, ...templates.map(({ Resources }) => Resources));
    return { assembly, templates, resources, idOf: (service: number) => serviceId(services.get(service)!) };
  });

  test('gives the same template whatever the order of definitions and calls', () => {
    const { templates } = built();
    const again = build(plan, shuffled(numbers, seed), shuffled(plan.calls, seed + 1));
    expect(again.templates.map(sorted)).toEqual(templates.map(sorted));
  });

  test('has exactly the rules and dependencies that its connections need', () => {
    const { assembly, resources, idOf } = built();
    const rules = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::EC2::SecurityGroupIngress');
    expect(rules).toHaveLength(plan.calls.length);
    for (const client of numbers) {
      const servers = plan.calls.filter(([caller]) => caller === client).map(([, server]) => server);
      const isOwn = ({ Properties }: Synthesised) => JSON.stringify(Properties.SourceSecurityGroupId).includes(`"S${client}SecurityGroup`);
      const own = rules.filter(([, rule]) => isOwn(rule)).map(([id]) => id);
      expect(own).toHaveLength(servers.length);
      const sameStack = servers.filter((server) => stackOf(plan, server) === stackOf(plan, client)).map(idOf);
      const dependsOn = resources[idOf(client)].DependsOn ?? [];
      expect(dependsOn.filter((id) => !id.includes('TaskRole'))).toEqual([...own, ...sameStack].sort());
    }
    for (const [client, server] of plan.calls) {
      const [from, to] = [stackOf(plan, client), stackOf(plan, server)];
      if (from !== to) expect(assembly.getStackByName(`Stack${from}`).dependencies.map(({ id }) => id)).toContain(`Stack${to}`);
    }
  });

  test('makes only services wait for connections', () => {
    const { resources } = built();
    const waiting = Object.values(resources).filter(({ Type, DependsOn }) => /SecurityGroup|Role|TaskDefinition/.test(Type) && DependsOn);
    expect(waiting).toEqual([]);
  });

  test('has no cycle, and every client is deployed after its servers', () => {
    const { assembly } = built();
    const { deployment, connections } = readMesh(readAssembly(assembly.directory)[0]);
    expect(findCycles(deployment.waitsFor.keys(), (node) => deployment.waitsFor.get(node) ?? [])).toEqual([]);
    expect(connections).toHaveLength(plan.calls.length);
  });

  test('without a connection, loses exactly what belongs to it', () => {
    const { resources, idOf } = built();
    if (plan.calls.length === 0) return;
    const [removed, ...rest] = shuffled(plan.calls, seed);
    const less: Record<string, Synthesised> = Object.assign({}, ...build(plan, numbers, rest).templates.map(({ Resources }) => Resources));
    const gone = Object.keys(resources).filter((id) => !(id in less));
    expect(gone.map((id) => resources[id].Type)).toEqual(['AWS::EC2::SecurityGroupIngress']);
    expect(Object.keys(less).filter((id) => !(id in resources))).toEqual([]);

    const client = idOf(removed[0]);
    const changed = Object.keys(less).filter((id) => sorted(less[id]) !== sorted(resources[id]));
    expect(changed.every((id) => id.startsWith(`S${removed[0]}`))).toBe(true);
    expect(changed.map((id) => less[id].Type).sort()).toEqual(['AWS::ECS::Service', 'AWS::ECS::TaskDefinition']);
    const lost = (resources[client].DependsOn ?? []).filter((id) => !(less[client].DependsOn ?? []).includes(id));
    const sameStack = stackOf(plan, removed[0]) === stackOf(plan, removed[1]);
    expect(lost.sort()).toEqual([...gone, ...sameStack ? [idOf(removed[1])] : []].sort());
  });
});

describe('redeployment', () => {
  const nonces = (endpoints: Parameters<MeshStack['service']>[1], image = '1') => {
    const mesh = new MeshStack();
    const server = mesh.service('Server', { ...endpoints, desiredCount: Number(image), cpu: 256 * Number(image), memoryLimitMiB: 1024 });
    const [all, one, unrelated] = ['All', 'One', 'Unrelated'].map((id) => mesh.service(id));
    all.connectTo(server);
    one.connectTo(server, { endpoint: 'api' });
    unrelated.connectTo(mesh.server('Other'));
    const nonceOf = ({ Properties }: Synthesised): string | undefined => Properties.ForceNewDeployment?.ForceNewDeploymentNonce;
    return [all, one, unrelated, server].map((service) => nonceOf(serviceOf(service)));
  };
  const before = once(() => nonces({ endpoints: [http({ dnsName: 'api' })] }));

  test('reaches only the client of all endpoints when the server gains one', () => {
    const after = nonces({ endpoints: [http({ dnsName: 'api' }), tcp({ dnsName: 'cache' })] });
    expect(after.map((nonce, i) => nonce === before()[i])).toEqual([false, true, true, true]);
  });

  test.each([
    ['the alias', http({ name: 'api', dnsName: 'api2' })],
    ['the port that clients dial', http({ dnsName: 'api', port: 81 })],
    ['the discovery name', http({ dnsName: 'api', discoveryName: 'x' })],
    ['the protocol', tcp({ containerPort: 8080, dnsName: 'api', port: 80 })],
  ])('follows %s', (_what, endpoint) => {
    expect(nonces({ endpoints: [endpoint] }).map((nonce, i) => nonce === before()[i])).toEqual([false, false, true, true]);
  });

  test.each([
    ['the container port', { endpoints: [http({ dnsName: 'api', containerPort: 9090 })] }, '1'],
    ['the size and the count', { endpoints: [http({ dnsName: 'api' })] }, '2'],
  ] as const)('does not follow %s', (_what, props, image) => {
    expect(nonces({ ...props, endpoints: [...props.endpoints] }, image)).toEqual(before());
  });
});

test('the order of a map changes no task definition: maps of Java and Go have no fixed order', () => {
  const taskWith = (names: readonly string[]) => {
    const mesh = new MeshStack();
    const secret = Secret.fromSsmParameter(StringParameter.fromStringParameterName(mesh, 'Parameter', 'parameter'));
    const mapOf = <T>(value: T) => Object.fromEntries(names.map((name) => [name, value]));
    mesh.server('Catalog', { container: { ...CONTAINER, environment: mapOf('value'), secrets: mapOf(secret) } });
    return Object.values(Template.fromStack(mesh).findResources('AWS::ECS::TaskDefinition'))[0].Properties.ContainerDefinitions;
  };
  expect(taskWith(['B', 'C', 'A'])).toEqual(taskWith(['A', 'B', 'C']));
});
