import { ConnectionFacts, isKnown, MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../../src/analysis/facts';

/** One ingress rule: from a security group or a CIDR block, to a group, on a range of ports of a protocol. */
const wayIn = (source: string, group: string, protocol: unknown, from: unknown, to: unknown) => `${source} → ${group} ${protocol} ${from}-${to}`;

/** The resource that a value of a template refers to, or its literal. */
const nameOf = (value: unknown) => (value instanceof Pointer ? value.address : String(value));

/**
 * The ingress rules that the declared connections of a mesh need, from the templates alone: the groups of both ends, and the port
 * on which the proxy of the server listens. It knows nothing of the constructs.
 */
export function neededIngress(mesh: MeshFacts): Set<string> {
  return new Set(mesh.connections.flatMap((connection) => {
    const { server, client, inferredFrom } = connection;
    if (!server || inferredFrom !== undefined) return [];
    const [from, to] = portsOf(connection);
    const [clientVpc, serverVpc] = [client, server].map((service) => vpcOf(mesh, service));
    const elsewhere = clientVpc && serverVpc && clientVpc !== serverVpc;
    const sources = elsewhere ? [String(clientVpc.properties.CidrBlock)] : groupsOf(mesh, client);
    return sources.flatMap((source) => groupsOf(mesh, server).map((group) => wayIn(source, group, 'tcp', from, to)));
  }));
}

/** The ingress rules that the templates of a mesh have, inline or as resources of their own. */
export function writtenIngress({ resources }: MeshFacts): string[] {
  const own = resources.ofType('AWS::EC2::SecurityGroupIngress').map(({ properties }) => properties);
  const inline = resources.ofType('AWS::EC2::SecurityGroup').flatMap(({ properties, origin }) => (
    (properties.SecurityGroupIngress as Record<string, unknown>[] | undefined ?? []).map((rule) => ({ ...rule, GroupId: origin.address }))
  ));
  return [...own, ...inline].map((rule: Record<string, unknown>) => (
    wayIn(nameOf(rule.SourceSecurityGroupId ?? rule.CidrIp ?? rule.CidrIpv6), nameOf(rule.GroupId), rule.IpProtocol, rule.FromPort, rule.ToPort)
  ));
}

function portsOf({ server, endpoint }: ConnectionFacts): [unknown, unknown] {
  const { ingressPortOverride, mapping } = endpoint!;
  if (ingressPortOverride !== undefined) return [ingressPortOverride, ingressPortOverride];
  return isBridge(server!) ? [32768, 65535] : [mapping!.containerPort, mapping!.containerPort];
}

/** In network mode bridge, tasks have the groups of the instances. */
function groupsOf({ resources }: MeshFacts, service: ServiceFacts): string[] {
  if (!isBridge(service)) return service.securityGroups.map(String);
  return [
    ...resources.ofType('AWS::EC2::LaunchTemplate').map(({ properties }) => (properties.LaunchTemplateData as { SecurityGroupIds: unknown[] }).SecurityGroupIds),
    ...resources.ofType('AWS::AutoScaling::LaunchConfiguration').map(({ properties }) => properties.SecurityGroups as unknown[]),
  ].flat().map(nameOf);
}

function isBridge({ task }: ServiceFacts): boolean {
  return isKnown(task) && task.networkMode === 'bridge';
}

/** The VPC of the first security group of a service, if it is in the templates. */
function vpcOf({ resources }: MeshFacts, { securityGroups: [group] }: ServiceFacts): ResourceFacts | undefined {
  const vpc = group === undefined ? undefined : resources.at(group)?.properties.VpcId;
  return vpc instanceof Pointer ? resources.at(vpc.address) : undefined;
}
