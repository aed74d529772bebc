import { DeploymentTarget, isKnown, MeshFacts, NamespaceFacts, NamespaceReference } from '../../facts';
import { inProperty } from '../fix';
import { Change } from '../rule';

/** What the ARN of a Cloud Map namespace says of it. */
interface NamespaceArn {
  readonly region: string;
  readonly account: string;
}

/** Reads the ARN of a Cloud Map namespace; `undefined` for any other text. */
export function parseNamespaceArn(text: string): NamespaceArn | undefined {
  const [, region, account] = /^arn:[^:]+:servicediscovery:([^:]+):([^:]+):namespace\/.+$/.exec(text) ?? [];
  return region === undefined ? undefined : { region, account };
}

/** The changes that name a namespace by its ARN at some places, all in its own template; `undefined` if one is in another. */
export function byArn({ origin: { template, logicalId } }: NamespaceFacts, places: readonly Pick<NamespaceReference, 'origin' | 'property'>[]): Change[] | undefined {
  if (places.some(({ origin }) => origin.template !== template)) return undefined;
  return places.map(({ origin, property }) => inProperty(origin, property, { 'Fn::GetAtt': [logicalId, 'Arn'] }));
}

/** Where the namespace of a reference is: by its ARN, or by the template that creates it. */
export function placeOf({ by, text, resource }: NamespaceReference, { resources }: MeshFacts): Pick<DeploymentTarget, 'account' | 'region'> | undefined {
  if (by === 'ARN' && isKnown(text)) return parseNamespaceArn(text);
  return resource && resources.at(resource.origin.address)?.target;
}
