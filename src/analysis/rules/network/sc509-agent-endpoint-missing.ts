import { asIdentity, asText, isKnown, MeshFacts } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { IsolatedSubnets } from './isolated-subnets';
import { VPC_ENDPOINTS_PAGE } from './sources';
import { subnetsOf } from './subnets';

/** Whether a VPC is known to have no interface endpoint of the ECS agent. */
function lacksAgentEndpoint({ resources }: MeshFacts, vpc: string): boolean {
  return resources.ofType('AWS::EC2::VPCEndpoint').every(({ properties }) => {
    const service = asText(properties.ServiceName);
    const owner = asIdentity(properties.VpcId);
    return isKnown(service) && isKnown(owner) && !(owner === vpc && service.endsWith('.ecs-agent'));
  });
}

export const sc509: Rule = {
  id: 'SC509',
  name: 'agent-endpoint-missing',
  title: 'Isolated subnets have an interface endpoint for ecs-agent',
  severity: 'info',
  source: VPC_ENDPOINTS_PAGE,
  * check(mesh) {
    const isolated = new IsolatedSubnets(mesh);
    const lacking = new Map<string, boolean>();
    for (const service of members(mesh)) {
      const subnets = subnetsOf(mesh)(service);
      const vpc = subnets?.all.every((subnet) => isolated.has(subnet)) ? subnets.vpc?.origin : undefined;
      if (!vpc) continue;
      if (!lacking.has(vpc.address)) lacking.set(vpc.address, lacksAgentEndpoint(mesh, vpc.address));
      if (!lacking.get(vpc.address)) continue;
      yield {
        origin: service.origin,
        property: 'NetworkConfiguration/AwsvpcConfiguration/Subnets',
        message: () => `the subnets of ${service.name} have no route out of ${vpc.logicalId}, and ${vpc.logicalId} has no interface endpoint for ecs-agent, from which the proxy gets its configuration`,
        fix: `add an AWS::EC2::VPCEndpoint for com.amazonaws.<region>.ecs-agent to ${vpc.logicalId}`,
      };
    }
  },
};
