import { asIdentity, Identity, isKnown, MeshFacts, ResourceFacts } from '../../facts';
import { resourceOf } from '../properties';

/** What the templates associate with subnets by resources of a type of their own: a route table each, or a network ACL. */
export class SubnetAssociations {
  /** Whether something in the templates may give any subnet another one. */
  readonly uncertain: boolean = false;
  private readonly bySubnet = new Map<Identity, ResourceFacts>();

  /**
   * @param type type of the associations
   * @param property what names the associated resource
   * @param associated type of the associated resource
   */
  constructor(mesh: MeshFacts, type: string, property: string, associated: string) {
    for (const association of mesh.resources.ofType(type)) {
      const subnet = asIdentity(association.property('SubnetId'));
      const resource = resourceOf(mesh, associated, asIdentity(association.property(property)));
      if (!isKnown(subnet) || association.conditional) this.uncertain = true;
      else if (resource) this.bySubnet.set(subnet, resource);
    }
  }

  /** What a subnet is associated with, where it stands in the templates. */
  of(subnet: ResourceFacts): ResourceFacts | undefined {
    return this.bySubnet.get(subnet.origin.address);
  }
}
