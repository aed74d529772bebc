import { MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { SERVICE_RESOURCE } from './sources';

const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';

/** AWS types of which an attribute can hold the ARN of a task definition that was made elsewhere. */
const CARRIERS: readonly string[] = ['AWS::SSM::Parameter', 'AWS::ServiceCatalog::CloudFormationProvisionedProduct', 'AWS::Serverless::Application'];

export const sc409: Rule = {
  id: 'SC409',
  name: 'task-definition-reference',
  title: 'TaskDefinition refers to a task definition',
  severity: 'error',
  source: SERVICE_RESOURCE,
  * check(mesh) {
    for (const service of members(mesh)) {
      const other = otherResource(mesh, service);
      if (!other) continue;
      yield {
        origin: service.origin,
        property: 'TaskDefinition',
        message: ({ prop }) => `${prop('taskDefinition')} of ${service.name} refers to ${other.origin.logicalId}, which is of type ${other.type}; use a resource of type ${TASK_DEFINITION}`,
        fix: `refer to the ${TASK_DEFINITION} of the service`,
      };
    }
  },
};

/** What a service refers to as its task definition, if that can be none. */
function otherResource({ resources }: MeshFacts, { origin }: ServiceFacts): ResourceFacts | undefined {
  const reference = resources.at(origin.address)?.property('TaskDefinition');
  const resource = reference instanceof Pointer ? resources.at(reference.address) : undefined;
  return resource && resource.type !== TASK_DEFINITION && !mayCarry(resource.type) ? resource : undefined;
}

/** Whether a resource of that type can give any value: custom resources, nested stacks, macros, modules and types of third parties. */
function mayCarry(type: string): boolean {
  return !type.startsWith('AWS::') || type.startsWith('AWS::CloudFormation::') || type.endsWith('::MODULE') || CARRIERS.includes(type);
}
