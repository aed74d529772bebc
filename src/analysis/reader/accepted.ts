import { AcknowledgementFacts, METADATA_KEY, asObject, own } from '../facts';
import { Resources } from './resources';

/** What is accepted at resources: `Metadata: { cdk-ecs-service-connect: { acknowledge: { SC602: a reason } } }`. */
export function readAccepted(resources: Resources): AcknowledgementFacts[] {
  const accepted: AcknowledgementFacts[] = [];
  for (const resource of resources.all()) {
    const section = asObject(resource.raw.body.Metadata);
    const ours = section && asObject(own(section, METADATA_KEY));
    const rules = ours && asObject(own(ours, 'acknowledge'));
    for (const rule of Object.keys(rules ?? {})) accepted.push({ rule, origin: resource.origin });
  }
  return accepted;
}
