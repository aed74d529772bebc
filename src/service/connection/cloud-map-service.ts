import { Construct } from 'constructs';
import { ecsCall } from './ecs-call';
import { endpointHash } from './redeployment';
import { cloudMapServiceAmbiguous, cloudMapServiceOffMesh, sc018 } from '../../analysis/rules/misuse';
import { Member } from '../../mesh';
import { refuse } from '../../validation';

const DISCOVERY_ARN = 'services.0.deployments.0.serviceConnectResources.0.discoveryArn';

/** The ARNs that were read so far. */
const ARNS = new WeakMap<Member, string>();

/**
 * ARN of the Cloud Map service that ECS makes for the only endpoint of a service.
 *
 * The ECS service has no attribute for it, so a custom resource asks ECS after the deployment, and again when the endpoint changes.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectServiceResource.html
 */
export function cloudMapServiceArn(member: Member): string {
  const known = ARNS.get(member);
  if (known !== undefined) return known;
  const { service, cfnService, enabled, name } = member;
  if (!enabled) refuse(sc018, cloudMapServiceOffMesh(name), service);
  if (service.endpoints.length !== 1) refuse(sc018, cloudMapServiceAmbiguous(name, service.endpoints.length), service);
  const arn = ecsCall(new Construct(service as unknown as Construct, 'CloudMapService'), {
    resourceType: 'Custom::ServiceConnectCloudMapService',
    member,
    action: 'describeServices',
    permission: 'ecs:DescribeServices',
    parameters: { services: [cfnService.ref] },
    outputPath: DISCOVERY_ARN,
    trigger: () => endpointHash(service, service.endpoints),
  }).getResponseField(DISCOVERY_ARN);
  ARNS.set(member, arn);
  return arn;
}
