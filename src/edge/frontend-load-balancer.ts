import { IVpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { ServiceConnectPublicFrontendProps } from './public-frontend-props';
import { ServiceConnectEndpoint } from '../endpoint';

const IDLE_TIMEOUT = 'idle_timeout.timeout_seconds';
/** What a load balancer has without being told, and the most that it takes, in seconds. */
const DEFAULT_IDLE_SECONDS = 60;
const MOST_IDLE_SECONDS = 4000;

/** Makes the load balancer of a frontend. */
export function makeLoadBalancer(scope: Construct, vpc: IVpc, props: ServiceConnectPublicFrontendProps): ApplicationLoadBalancer {
  const { internetFacing = true, vpcSubnets, ipAddressType, idleTimeout, accessLogsBucket, loadBalancerAttributes = {} } = props;
  const loadBalancer = new ApplicationLoadBalancer(scope, 'LoadBalancer', { vpc, internetFacing, vpcSubnets, ipAddressType, idleTimeout });
  if (accessLogsBucket) loadBalancer.logAccessLogs(accessLogsBucket);
  for (const [key, value] of Object.entries(loadBalancerAttributes)) loadBalancer.setAttribute(key, value);
  return loadBalancer;
}

/**
 * Lets connections be idle as long as a request to the endpoints behind the load balancer can take, unless the user says how long.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
export function allowLongRequests(
  loadBalancer: ApplicationLoadBalancer, { idleTimeout, loadBalancerAttributes = {} }: ServiceConnectPublicFrontendProps,
  endpoints: readonly ServiceConnectEndpoint[],
): void {
  if (idleTimeout !== undefined || IDLE_TIMEOUT in loadBalancerAttributes) return;
  const seconds = Math.min(MOST_IDLE_SECONDS, Math.max(DEFAULT_IDLE_SECONDS, ...endpoints.map(longestRequest)));
  if (seconds > DEFAULT_IDLE_SECONDS) loadBalancer.setAttribute(IDLE_TIMEOUT, String(seconds));
}

/** Zero turns the timeout off. */
function longestRequest({ perRequestTimeout }: ServiceConnectEndpoint): number {
  if (perRequestTimeout === undefined) return 0;
  return perRequestTimeout.toSeconds() || MOST_IDLE_SECONDS;
}
