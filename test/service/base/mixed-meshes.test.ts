import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { AsgCapacityProvider, Cluster, EcsOptimizedImage, FargateService, FargateTaskDefinition, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { App, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { IServiceConnectService, ServiceConnectAdoptedService, ServiceConnectEc2Service } from '../../../src';
import { findCycles, findPath } from '../../../src/analysis/graph';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { CONTAINER, http, MeshStack, Synthesised } from '../../support/app';
import { groupIn } from '../../support/groups';
import { once } from '../../support/once';
import { random, shuffled } from '../../support/random';

const KINDS = ['fargate', 'ec2', 'bridge', 'adopted'] as const;
type Kind = typeof KINDS[number];

/** Services of all kinds; each calls only services with a smaller number, which are in the same or an earlier stack. */
interface Plan {
  readonly kinds: readonly Kind[];
  readonly stacks: number;
  readonly calls: readonly (readonly [client: number, server: number])[];
}

function planOf(seed: number): Plan {
  const next = random(seed);
  const kinds = Array.from({ length: 3 + Math.floor(next() * 6) }, () => KINDS[Math.floor(next() * KINDS.length)]);
  const calls = kinds.flatMap((_, client) => kinds.slice(0, client).flatMap((__, server) => (next() < 0.4 ? [[client, server] as const] : [])));
  return { kinds, stacks: 1 + Math.floor(next() * 3), calls };
}

function make(mesh: MeshStack, kind: Kind, i: number, scope: Construct): IServiceConnectService {
  const { cluster, namespace } = mesh;
  const endpoints = [http({ dnsName: `s${i}`, containerPort: 8000 + i })];
  switch (kind) {
    case 'fargate': return mesh.service(`S${i}`, { endpoints }, scope);
    case 'ec2': return new ServiceConnectEc2Service(scope, `S${i}`, { cluster, namespace, endpoints, container: CONTAINER });
    case 'bridge': return new ServiceConnectEc2Service(scope, `S${i}`, { cluster, namespace, endpoints, container: CONTAINER, networkMode: NetworkMode.BRIDGE });
    case 'adopted': {
      const taskDefinition = new FargateTaskDefinition(scope, `S${i}Task`, { cpu: 512, memoryLimitMiB: 1024 });
      taskDefinition.addContainer('app', CONTAINER);
      const service = new FargateService(scope, `S${i}L2`, { cluster, taskDefinition });
      return new ServiceConnectAdoptedService(scope, `S${i}`, { namespace, service, endpoints });
    }
  }
}

function build({ kinds, stacks: count }: Plan, calls: Plan['calls']) {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const mesh = new MeshStack(app, 'Stack0');
  const { cluster } = mesh;
  (cluster as Cluster).addAsgCapacityProvider(new AsgCapacityProvider(mesh, 'Provider', {
    autoScalingGroup: new AutoScalingGroup(mesh, 'Instances', {
      vpc: cluster.vpc, instanceType: new InstanceType('m7g.large'), machineImage: EcsOptimizedImage.amazonLinux2023(),
    }),
  }));
  const stacks = [mesh, ...Array.from({ length: count - 1 }, (_, i) => new Stack(app, `Stack${i + 1}`))];
  const services = kinds.map((kind, i) => make(mesh, kind, i, stacks[Math.floor((i * count) / kinds.length)]));
  for (const [client, server] of calls) services[client].connectTo(services[server], { urlEnvironmentVariable: `S${server}` });
  return app.synth();
}

const groupOf = ({ kinds }: Plan, i: number) => (kinds[i] === 'bridge' ? 'Instances' : `S${i}`);
const portsOf = ({ kinds }: Plan, i: number) => (kinds[i] === 'bridge' ? '32768-65535' : `${8000 + i}-${8000 + i}`);

describe.each(Array.from({ length: 20 }, (_, seed) => seed + 101))('random mesh %d of services of all kinds', (seed) => {
  const plan = planOf(seed);
  const built = once(() => {
    const assembly = build(plan, plan.calls);
    const resources = assembly.stacks.flatMap(({ template }) => Object.values((template as { Resources: Record<string, Synthesised> }).Resources));
    return { assembly, resources };
  });

  test('has exactly the ingress rules that its connections need', () => {
    const { resources } = built();
    const expected = new Set(plan.calls.map(([client, server]) => `${groupOf(plan, client)} → ${groupOf(plan, server)} ${portsOf(plan, server)}`));
    const rules = resources.filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => (
      `${groupIn(Properties.SourceSecurityGroupId)} → ${groupIn(Properties.GroupId)} ${Properties.FromPort}-${Properties.ToPort}`
    ));
    expect(rules.sort()).toEqual([...expected].sort());
    expect(resources.filter(({ Type, Properties }) => Type === 'AWS::EC2::SecurityGroup' && Properties.SecurityGroupIngress)).toEqual([]);
  });

  test('has no cycle, and every client is deployed after its servers', () => {
    const { assembly } = built();
    const { deployment, connections } = readMesh(readAssembly(assembly.directory)[0]);
    const waitsFor = (node: string) => deployment.waitsFor.get(node) ?? [];
    expect(findCycles(deployment.waitsFor.keys(), waitsFor)).toEqual([]);
    expect(connections).toHaveLength(plan.calls.length);
    for (const { client, server } of connections) expect(findPath(client.origin.address, server!.origin.address, waitsFor)).toBeDefined();
  });

  test('gives the same templates whatever the order of the calls', () => {
    const { assembly } = built();
    const again = build(plan, shuffled(plan.calls, seed));
    expect(again.stacks.map(({ template }) => template as unknown)).toEqual(assembly.stacks.map(({ template }) => template as unknown));
  });
});
