import { asIdentity, Identity, isKnown, MeshFacts } from '../../facts';
import { itemsOf } from '../properties';
import { SubnetAssociations } from './subnet-associations';
import { Subnet } from './subnets';

/** The subnets of the templates from which no route leads out of the VPC. */
export class IsolatedSubnets {
  private readonly tables: SubnetAssociations;
  private readonly withRoutes = new Set<Identity>();
  /** Whether something in the templates may add a route to any table. */
  private readonly uncertain: boolean = false;

  constructor(mesh: MeshFacts) {
    this.tables = new SubnetAssociations(mesh, 'AWS::EC2::SubnetRouteTableAssociation', 'RouteTableId', 'AWS::EC2::RouteTable');
    const routes = mesh.resources.ofType('AWS::EC2::Route').map(({ properties }) => properties.RouteTableId);
    const propagated = mesh.resources.ofType('AWS::EC2::VPNGatewayRoutePropagation').flatMap(({ properties }) => itemsOf(properties.RouteTableIds));
    for (const table of [...routes, ...propagated].map(asIdentity)) {
      if (isKnown(table)) this.withRoutes.add(table);
      else this.uncertain = true;
    }
  }

  /** Whether a subnet is known to be isolated. Any route counts as one that leads out: it may lead to an endpoint elsewhere. */
  has({ resource }: Subnet): boolean {
    const table = this.tables.of(resource);
    return !this.uncertain && !this.tables.uncertain && table !== undefined && !this.withRoutes.has(table.origin.address);
  }
}
