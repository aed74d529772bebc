import { DeploymentTarget, isKnown, MeshFacts, NamespaceReference } from '../../facts';

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

/** Where the namespace of a reference is: by its ARN, or by the template that creates it. */
export function placeOf({ by, text, resource }: NamespaceReference, { resources }: MeshFacts): Pick<DeploymentTarget, 'account' | 'region'> | undefined {
  if (by === 'ARN' && isKnown(text)) return parseNamespaceArn(text);
  return resource && resources.at(resource.origin.address)?.target;
}
