import { existsSync } from 'fs';
import { join } from 'path';
import { templatesIn } from './assembly';
import { neededIngress, writtenIngress } from './ingress';
import { SCENARIOS } from './scenarios';
import { findCycles, findPath } from '../../src/graph';
import { readAssembly, readMesh } from '../../src/template';
import { reportsOf, synthesiseStrictly } from '../support/strict';

/** The context of the examples, for the strictest validation of CDK. */
const CONTEXT = jest.requireActual('../../examples/retail-store/cdk.json').context as Record<string, unknown>;
/** The release that the snapshots are made with: a later one may add defaults. */
const FLOOR = (jest.requireActual('../../package.json') as { devDependencies: Record<string, string> }).devDependencies['aws-cdk-lib'];
const onFloor = (jest.requireActual('aws-cdk-lib/package.json') as { version: string }).version === FLOOR;

/** Ways in that no connection needs: those of load balancers, and those of connections to endpoints of other apps. */
const OTHERS: Record<string, { imported?: string[]; balancer?: RegExp[] }> = {
  'adopted': { balancer: [/^0\.0\.0\.0\/0 → .*WebLBSecurityGroup\w+ 80-80$/, /WebLBSecurityGroup\w+ → .*WebServiceSecurityGroup\w+ 80-80$/] },
  'app-per-service': { imported: ['sg-0123456789abcdef1 → sg-0123456789abcdef0 80-80'] },
};

describe.each(Object.entries(SCENARIOS))('the scenario %s', (name, build) => {
  const assembly = synthesiseStrictly(CONTEXT, build);
  const { directory } = assembly;
  const meshes = readAssembly(directory).map((sources) => readMesh(sources));

  test('has a program that deploys it', () => expect(existsSync(join(__dirname, `integ.${name}.ts`))).toBe(true));

  test('passes the strictest validation of CDK and our own rules, without an error or a warning', () => {
    expect(reportsOf(assembly)).toEqual([]);
  });

  (onFloor ? test : test.skip)('is what the snapshot says; "npm run integ:snapshot" writes it anew', () => {
    expect(templatesIn(directory)).toEqual(templatesIn(join(__dirname, `integ.${name}.ts.snapshot`)));
  });

  test('has exactly the ingress rules that its connections need', () => {
    const { imported, balancer = [] } = OTHERS[name] ?? {};
    for (const mesh of meshes) {
      const written = writtenIngress(mesh);
      const ofBalancers = written.filter((rule) => balancer.some((pattern) => pattern.test(rule)));
      expect(ofBalancers).toHaveLength(balancer.length);
      expect(written.filter((rule) => !ofBalancers.includes(rule)).sort()).toEqual([...neededIngress(mesh, imported)].sort());
    }
  });

  test('has connections, no circle, and no client that comes before its server', () => {
    expect(meshes.flatMap(({ connections }) => connections).length).toBeGreaterThan(0);
    for (const { deployment, connections } of meshes) {
      const waitsFor = (node: string) => deployment.waitsFor.get(node) ?? [];
      expect(findCycles(deployment.waitsFor.keys(), waitsFor)).toEqual([]);
      for (const { client, server } of connections) {
        if (server) expect(findPath(client.origin.address, server.origin.address, waitsFor)).toBeDefined();
      }
    }
  });
});
