import { basename } from 'path';
import { ConnectionFacts, isKnown, Maybe, MeshFacts, ServiceFacts } from '../src/analysis/facts';
import { findCycles, findWaves, Placed } from '../src/analysis/graph';
import { readAssembly, readMesh } from '../src/analysis/reader';

/** Describes the templates of an assembly for people: order, endpoints, connections, sizes. */
export function describeAssembly(directory: string, shownAs: string): string {
  return readAssembly(directory).map((sources) => {
    const mesh = readMesh(sources);
    return [
      ...waves(mesh),
      ...endpoints(mesh),
      ...connections(mesh),
      ...sizes(mesh),
      title('Templates'),
      ...sources.map(({ name }) => `  ${shownAs}/${basename(name)}`),
      '',
    ].join('\n');
  }).join('\n');
}

function waves(mesh: MeshFacts): string[] {
  const waitsFor = (node: string) => mesh.deployment.waitsFor.get(node) ?? [];
  const cycles = findCycles(mesh.deployment.waitsFor.keys(), waitsFor);
  const services = new Map(mesh.services.map((service) => [service.origin.address, service]));
  const lines = findWaves(services.keys(), waitsFor).flatMap((wave, i) => [
    `  wave ${i + 1}`,
    ...wave.map((placed) => `    ${services.get(placed.node)!.name.padEnd(10)} ${reasonOf(placed, services)}`),
  ]);
  return [
    title('The order in which CloudFormation creates the services'),
    ...lines,
    `  cycles over Ref, GetAtt and DependsOn: ${cycles.length === 0 ? 'none' : cycles.map((cycle) => cycle.join(' → ')).join('; ')}`,
  ];
}

function reasonOf({ node, waitsFor }: Placed, services: ReadonlyMap<string, ServiceFacts>): string {
  const { template } = services.get(node)!.origin;
  const before = waitsFor.map((other) => services.get(other)!);
  const named = (some: readonly ServiceFacts[]) => some.map(({ name }) => name).sort().join(', ');
  const here = before.filter(({ origin }) => origin.template === template);
  const elsewhere = before.filter(({ origin }) => origin.template !== template);
  const reasons = [
    ...here.length > 0 ? [named(here)] : [],
    ...elsewhere.length > 0 ? [`the other stack, with ${named(elsewhere)}`] : [],
  ];
  return reasons.length === 0 ? 'waits for no other service' : `waits for ${reasons.join(', and for ')}`;
}

function endpoints({ services }: MeshFacts): string[] {
  const rows = services.flatMap((service) => service.endpoints.map(({ aliases: [alias], mapping, ingressPortOverride }) => {
    const dialled = `${text(alias.dnsName)}:${text(alias.port)}`;
    return [dialled, service.name, `${text(mapping?.appProtocol ?? 'tcp')}, the proxy listens on ${text(ingressPortOverride ?? mapping?.containerPort)}`];
  }));
  return [title('Endpoints: what clients dial'), ...table(rows)];
}

function connections(mesh: MeshFacts): string[] {
  const rows = mesh.connections.map((connection) => [
    `${connection.client.name} → ${connection.server?.name ?? '?'}`,
    `dials ${connection.target}`,
    `reaches the proxy of ${connection.server?.name ?? '?'} on port ${portOf(connection)}`,
  ]);
  return [title('Connections'), ...table(rows)];
}

function portOf({ endpoint }: ConnectionFacts): string {
  return text(endpoint?.ingressPortOverride ?? endpoint?.mapping?.containerPort);
}

function sizes(mesh: MeshFacts): string[] {
  const rows = mesh.services.flatMap((service) => {
    if (!isKnown(service.task) || !service.task.sizing) return [];
    const { cpu, memoryMiB, sizing: { asked, proxy } } = service.task;
    return [[
      service.name,
      `asked ${asked.cpu}/${asked.memoryMiB}`,
      `+ proxy ${proxy.cpu}/${proxy.memoryMiB}`,
      `→ ${text(cpu)}/${text(memoryMiB)}`,
    ]];
  });
  return [title('Task sizes, CPU units/MiB'), ...table(rows)];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((widest, row) => row.map((cell, i) => Math.max(cell.length, widest[i] ?? 0)), []);
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd()}`);
}

function title(words: string): string {
  return `\n${words}`;
}

function text(value: Maybe<string | number> | undefined): string {
  return isKnown(value) ? String(value) : '?';
}
