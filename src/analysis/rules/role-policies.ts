import { addTo, asIdentity, asObject, Identity, isKnown, Maybe, MeshFacts, ResourceFacts, UNKNOWN } from '../facts';
import { perMesh } from './per-mesh';
import { itemsOf } from './properties';

/** Policies that are attached from their own side, and the property that names the roles. */
export const ATTACHED_POLICIES: readonly (readonly [type: string, roles: string])[] = [
  ['AWS::IAM::Policy', 'Roles'],
  ['AWS::IAM::ManagedPolicy', 'Roles'],
  ['AWS::IAM::RolePolicy', 'RoleName'],
];

/** The policies of the templates, by the role that they are attached to. */
export class RolePolicies {
  /** Those of a mesh, read once. */
  static readonly of = perMesh((mesh) => new RolePolicies(mesh));

  private readonly byRole = new Map<Identity, ResourceFacts[]>();
  /** Whether a policy names a role that only the deployment knows: it may be any. */
  private uncertain = false;

  private constructor(private readonly mesh: MeshFacts) {
    for (const [type, property] of ATTACHED_POLICIES) {
      for (const policy of mesh.resources.ofType(type)) {
        for (const role of itemsOf(policy.properties[property]).map(asIdentity)) {
          if (isKnown(role)) addTo(this.byRole, role, policy);
          else this.uncertain = true;
        }
      }
    }
  }

  /** The policies that name the role, by reference or by the name that it was given. */
  attachedTo({ origin, properties: { RoleName } }: ResourceFacts): readonly ResourceFacts[] {
    return [...this.byRole.get(origin.address) ?? [], ...typeof RoleName === 'string' ? this.byRole.get(RoleName) ?? [] : []];
  }

  /** ARNs of the managed policies of a role that stand outside the templates, and the documents of all others. */
  all(role: ResourceFacts): Maybe<{ readonly arns: readonly string[]; readonly documents: readonly unknown[] }> {
    const { ManagedPolicyArns, Policies, RoleName } = role.properties;
    const managed = itemsOf(ManagedPolicyArns).map(asIdentity);
    if (this.uncertain || RoleName === UNKNOWN || !managed.every(isKnown)) return UNKNOWN;
    const inTemplates = managed.map((identity) => this.mesh.resources.at(identity));
    return {
      arns: managed.filter((_, i) => inTemplates[i] === undefined),
      documents: [
        ...[...inTemplates, ...this.attachedTo(role)].filter((policy) => policy !== undefined).map(({ properties }) => properties.PolicyDocument),
        ...itemsOf(Policies).map((policy) => asObject(policy)?.PolicyDocument),
      ],
    };
  }
}
