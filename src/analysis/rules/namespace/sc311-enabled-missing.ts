import { inProperty } from '../fix';
import { Rule } from '../rule';

/** A service that does not say whether it is on is judged as one that is. */
const READ_AS = true;

export const sc311: Rule = {
  id: 'SC311',
  name: 'enabled-missing',
  title: 'A Service Connect configuration has Enabled',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-serviceconnectconfiguration.html',
  * check(mesh) {
    for (const { origin, enabledMissing } of mesh.services) {
      if (!enabledMissing) continue;
      yield {
        origin,
        property: 'ServiceConnectConfiguration',
        message: 'ServiceConnectConfiguration has no Enabled; CloudFormation requires true or false',
        fix: `add Enabled: ${READ_AS}, or Enabled: false if the service is not on Service Connect`,
        changes: [inProperty(origin, 'ServiceConnectConfiguration/Enabled', READ_AS)],
      };
    }
  },
};
