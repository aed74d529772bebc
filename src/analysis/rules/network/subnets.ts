import { Ipv4Block, ipv4Block } from './ipv4';
import { asIdentity, asText, Identity, isKnown, Maybe, ResourceFacts, ServiceFacts, UNKNOWN } from '../../facts';
import { perMeshPart } from '../per-mesh';
import { resourceOf } from '../properties';

/** A subnet of the templates. */
export interface Subnet {
  readonly resource: ResourceFacts;
  readonly vpc: Maybe<Identity>;
  readonly cidr: Maybe<Ipv4Block>;
}

/** The subnets of a service. */
export interface Subnets {
  readonly all: readonly Subnet[];
  /** The VPC of the templates in which all of them are. */
  readonly vpc: ResourceFacts | undefined;
}

/** The subnets of a service; `undefined` where one of them is not among the templates. */
export const subnetsOf = perMeshPart((mesh, { subnets, subnetsComplete }: ServiceFacts): Subnets | undefined => {
  const resources = subnets.map((identity) => resourceOf(mesh, 'AWS::EC2::Subnet', identity));
  if (!subnetsComplete || resources.length === 0 || !resources.every((resource) => resource !== undefined)) return undefined;
  const all = resources.map(subnetOf(mesh));
  const [{ vpc }, ...others] = all;
  return { all, vpc: others.every((other) => other.vpc === vpc) ? resourceOf(mesh, 'AWS::EC2::VPC', vpc) : undefined };
});

/** A few subnets serve many services. */
const subnetOf = perMeshPart((_mesh, resource: ResourceFacts): Subnet => {
  const cidr = asText(resource.property('CidrBlock'));
  return {
    resource,
    vpc: asIdentity(resource.property('VpcId')) ?? UNKNOWN,
    cidr: (isKnown(cidr) ? ipv4Block(cidr) : undefined) ?? UNKNOWN,
  };
});
