import { ContainerDefinitionOptions, ContainerImage, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Duration } from 'aws-cdk-lib/core';

/** A container of the AWS containers retail sample. */
export function retailContainer(component: string, healthPath: string): ContainerDefinitionOptions {
  return {
    image: ContainerImage.fromRegistry(`public.ecr.aws/aws-containers/retail-store-sample-${component}:1.2.1`),
    healthCheck: {
      command: ['CMD-SHELL', `curl -f http://localhost:8080${healthPath} || exit 1`],
      interval: Duration.seconds(10),
      startPeriod: Duration.seconds(60),
    },
    logging: LogDrivers.awsLogs({ streamPrefix: component }),
  };
}
