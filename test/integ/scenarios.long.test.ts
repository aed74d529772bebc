import { existsSync } from 'fs';
import { join } from 'path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { templatesIn } from './assembly';
import { neededIngress, writtenIngress } from './ingress';
import { SCENARIOS } from './scenarios';
import { MeshFacts } from '../../src/analysis/facts';
import { findCycles, findPath } from '../../src/analysis/graph';
import { readAssembly, readMesh } from '../../src/analysis/reader';
import { CONTEXT, onFloor } from '../support/floor';
import { reportsOf, synthesiseStrictly } from '../support/strict';

/** Exceptions of a scenario: ingress rules of load balancers, endpoints that are in no template, and rules whose findings it accepts. */
const OTHERS: Record<string, { balancer?: RegExp[]; elsewhere?: string[]; accepted?: string[] }> = {
  'adopted': {
    balancer: [/^0\.0\.0\.0\/0 → .*WebLBSecurityGroup\w+ tcp 80-80$/, /WebLBSecurityGroup\w+ → .*WebServiceSecurityGroup\w+ tcp 80-80$/],
  },
  'app-per-service': { elsewhere: ['payments:8080'] },
  'blue-green': {
    balancer: [
      /^0\.0\.0\.0\/0 → .*PublicLoadBalancerSecurityGroup\w+ tcp 80-80$/, /PublicLoadBalancerSecurityGroup\w+ → .*ApiSecurityGroup\w+ tcp 80-80$/,
      /PublicLoadBalancerSecurityGroup\w+ → .*WebSecurityGroup\w+ tcp 80-80$/,
    ],
    accepted: ['SC602', 'SC602'],
  },
  'shared-instances': {
    balancer: [/^0\.0\.0\.0\/0 → .*PublicLoadBalancerSecurityGroup\w+ tcp 80-80$/, /PublicLoadBalancerSecurityGroup\w+ → .*InstanceGroup\w+ tcp 32768-65535$/],
  },
};

describe.each(Object.entries(SCENARIOS))('the scenario %s', (name, build) => {
  let assembly: CloudAssembly;
  let meshes: MeshFacts[];
  beforeAll(() => {
    assembly = synthesiseStrictly(CONTEXT, build);
    meshes = readAssembly(assembly.directory).map((sources) => readMesh(sources));
  });

  test('has a program that deploys it', () => expect(existsSync(join(__dirname, `integ.${name}.ts`))).toBe(true));

  test('passes the strictest validation of CDK and our own rules, without an error or a warning', () => {
    const reports = reportsOf(assembly);
    expect(reports.flatMap(({ violations = [] }) => violations)).toEqual([]);
    const accepted = reports.flatMap(({ suppressedViolations = [] }) => suppressedViolations);
    expect(accepted.map(({ ruleName }) => ruleName)).toEqual(OTHERS[name]?.accepted ?? []);
  });

  (onFloor ? test : test.skip)('equals its snapshot; "npm run integ:snapshot" updates it', () => {
    expect(templatesIn(assembly.directory)).toEqual(templatesIn(join(__dirname, 'snapshots', name)));
  });

  test('has exactly the ingress rules that its connections need', () => {
    const { balancer = [] } = OTHERS[name] ?? {};
    for (const mesh of meshes) {
      const written = writtenIngress(mesh);
      const ofBalancers = written.filter((rule) => balancer.some((pattern) => pattern.test(rule)));
      expect(ofBalancers).toHaveLength(balancer.length);
      expect(written.filter((rule) => !ofBalancers.includes(rule)).sort()).toEqual([...neededIngress(mesh)].sort());
    }
  });

  test('declares its connections, and finds the server of each that is not to another app', () => {
    for (const { connections } of meshes) {
      expect(connections.length).toBeGreaterThan(0);
      expect(connections.filter(({ inferredFrom }) => inferredFrom !== undefined)).toEqual([]);
      expect(connections.filter(({ server }) => !server).map(({ target }) => target)).toEqual(OTHERS[name]?.elsewhere ?? []);
    }
  });

  test('has no cycle, and no client that is deployed before its server', () => {
    for (const { deployment, connections } of meshes) {
      const waitsFor = (node: string) => deployment.waitsFor.get(node) ?? [];
      expect(findCycles(deployment.waitsFor.keys(), waitsFor)).toEqual([]);
      for (const { client, server } of connections) {
        if (server) expect(findPath(client.origin.address, server.origin.address, waitsFor)).toBeDefined();
      }
    }
  });
});
