import { below, MeshFacts, Pointer, ResourceFacts } from '../../facts';
import { itemsOf } from '../properties';

/** The role of an instance profile, given by reference, ARN or name, if both are in the templates. */
export function instanceRole({ resources }: MeshFacts, instanceProfile: unknown): ResourceFacts | undefined {
  const named = [instanceProfile, below(instanceProfile, 'Arn'), below(instanceProfile, 'Name')].find((value) => value instanceof Pointer);
  const profile = named && resources.at(named.address)?.properties;
  const [role] = itemsOf(profile?.Roles);
  const found = role instanceof Pointer ? resources.at(role.address) : undefined;
  return found?.type === 'AWS::IAM::Role' ? found : undefined;
}
