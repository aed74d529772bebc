import { asIdentity } from '../../facts/values';
import { itemsOf, resourceOf } from '../properties';
import { Subnet } from './subnets';
import { Identity, isKnown, MeshFacts } from '../../facts';

/** The subnets of the templates from which no route leads out of the VPC. */
export class IsolatedSubnets {
  private readonly tableOf = new Map<Identity, Identity>();
  private readonly withRoutes = new Set<Identity>();
  /** Whether something in the templates may add a route to any table, or give a subnet another one. */
  private readonly uncertain: boolean = false;

  constructor(mesh: MeshFacts) {
    for (const { properties, conditional } of mesh.resources.ofType('AWS::EC2::SubnetRouteTableAssociation')) {
      const subnet = asIdentity(properties.SubnetId);
      const table = resourceOf(mesh, 'AWS::EC2::RouteTable', asIdentity(properties.RouteTableId));
      if (!isKnown(subnet) || conditional) this.uncertain = true;
      else if (table) this.tableOf.set(subnet, table.origin.address);
    }
    const routes = mesh.resources.ofType('AWS::EC2::Route').map(({ properties }) => properties.RouteTableId);
    const propagated = mesh.resources.ofType('AWS::EC2::VPNGatewayRoutePropagation').flatMap(({ properties }) => itemsOf(properties.RouteTableIds));
    for (const table of [...routes, ...propagated].map(asIdentity)) {
      if (isKnown(table)) this.withRoutes.add(table);
      else this.uncertain = true;
    }
  }

  /** Whether a subnet is known to be isolated. Any route counts as one that leads out: it may lead to an endpoint elsewhere. */
  has({ resource }: Subnet): boolean {
    const table = this.tableOf.get(resource.origin.address);
    return !this.uncertain && table !== undefined && !this.withRoutes.has(table);
  }
}
