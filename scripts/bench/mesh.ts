import { IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, ICluster } from 'aws-cdk-lib/aws-ecs';
import { App, Stack } from 'aws-cdk-lib/core';

/** How many services a stack holds. */
const PER_STACK = 20;

/** How far before a service its three servers are. The last of them is in another stack. */
const DISTANCES = [1, 7, 23];

/** The container of every service. */
export const CONTAINER = { image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/httpd:2.4'), essential: true };

/** The port that every application listens on. */
export const PORT = 8080;

/** A service of the mesh: its number, its stack, and the earlier services that it calls. */
export interface PlannedService {
  readonly number: number;
  readonly stack: Stack;
  readonly namespace: number;
  readonly servers: readonly number[];
}

/** What both ways to write the mesh begin with. */
export interface Ground {
  readonly network: Stack;
  readonly vpc: IVpc;
  readonly cluster: ICluster;
  readonly services: readonly PlannedService[];
}

/** The stacks of an app for a mesh of some services, of which as many as told share a namespace. */
export function ground(app: App, count: number, perNamespace: number): Ground {
  const network = new Stack(app, 'Network');
  const vpc = new Vpc(network, 'Vpc', { natGateways: 1 });
  const cluster = new Cluster(network, 'Cluster', { vpc });
  const stacks = Array.from({ length: Math.ceil(count / PER_STACK) }, (_, i) => new Stack(app, `Services${i}`));
  const services = Array.from({ length: count }, (_, number) => {
    const namespace = Math.floor(number / perNamespace);
    const servers = DISTANCES.map((distance) => number - distance).filter((server) => server >= namespace * perNamespace);
    return { number, stack: stacks[Math.floor(number / PER_STACK)], namespace, servers };
  });
  return { network, vpc, cluster, services };
}

/** A value for each namespace of the mesh. */
export function forNamespaces<T>({ services }: Ground, make: (namespace: number) => T): T[] {
  return [...new Set(services.map(({ namespace }) => namespace))].map(make);
}
