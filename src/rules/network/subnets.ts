import { Ipv4Block, ipv4Block } from './ipv4';
import { Identity, isKnown, Maybe, MeshFacts, ResourceFacts, ServiceFacts, UNKNOWN } from '../../facts';
import { asIdentity, asText } from '../../facts/values';
import { perMesh } from '../per-mesh';
import { resourceOf } from '../properties';

/** A subnet of the templates. */
export interface Subnet {
  readonly resource: ResourceFacts;
  readonly vpc: Maybe<Identity>;
  readonly cidr: Maybe<Ipv4Block>;
}

/** The subnets of a service; `undefined` where one of them is not among the templates. */
export function subnetsOf(mesh: MeshFacts, service: ServiceFacts): readonly Subnet[] | undefined {
  const known = subnetsByService(mesh);
  // A service has as many connections as it has clients and servers.
  if (!known.has(service)) known.set(service, findSubnets(mesh, service));
  return known.get(service);
}

const subnetsByService = perMesh(() => new Map<ServiceFacts, readonly Subnet[] | undefined>());

function findSubnets(mesh: MeshFacts, { subnets, subnetsComplete }: ServiceFacts): readonly Subnet[] | undefined {
  const found = subnets.flatMap((identity) => {
    const resource = resourceOf(mesh, 'AWS::EC2::Subnet', identity);
    return resource ? [readSubnet(resource)] : [];
  });
  return subnetsComplete && found.length > 0 && found.length === subnets.length ? found : undefined;
}

/** The VPC of the templates in which all of some subnets are. */
export function vpcOf(mesh: MeshFacts, subnets: readonly Subnet[]): ResourceFacts | undefined {
  const [first, ...others] = new Set(subnets.map(({ vpc }) => vpc));
  return others.length === 0 ? resourceOf(mesh, 'AWS::EC2::VPC', first) : undefined;
}

/** A few subnets serve many services. */
const READ = new WeakMap<ResourceFacts, Subnet>();

function readSubnet(resource: ResourceFacts): Subnet {
  const before = READ.get(resource);
  if (before) return before;
  const cidr = asText(resource.properties.CidrBlock);
  const subnet: Subnet = {
    resource,
    vpc: asIdentity(resource.properties.VpcId) ?? UNKNOWN,
    cidr: (isKnown(cidr) ? ipv4Block(cidr) : undefined) ?? UNKNOWN,
  };
  READ.set(resource, subnet);
  return subnet;
}
