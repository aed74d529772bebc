import { ContainerImage, HealthCheck } from 'aws-cdk-lib/aws-ecs';
import { Duration } from 'aws-cdk-lib/core';

/** Release of the AWS containers retail sample whose images and environment variables the example uses. */
const RELEASE = '1.2.1';

/** An image of the retail sample. */
export function retailImage(component: string): ContainerImage {
  return ContainerImage.fromRegistry(`public.ecr.aws/aws-containers/retail-store-sample-${component}:${RELEASE}`);
}

/** ECS sends a task no traffic until its health check passes. */
export function healthCheck(path: string): HealthCheck {
  return {
    command: ['CMD-SHELL', `curl -f http://localhost:8080${path} || exit 1`],
    interval: Duration.seconds(10),
    startPeriod: Duration.seconds(60),
  };
}
