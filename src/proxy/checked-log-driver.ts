import { ContainerDefinition, LogDriver, LogDriverConfig } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { fargateLogDriverProblem, sc713 } from '../rules/logging/sc713-fargate-log-driver';
import { refuseIf } from '../validation/refuse';

/** The log driver of a proxy on Fargate: what it is called shows when it is bound, which a driver may do only once. */
export function checkedForFargate(driver: LogDriver): LogDriver {
  return {
    bind(scope: Construct, container: ContainerDefinition): LogDriverConfig {
      const config = driver.bind(scope, container);
      refuseIf(sc713, fargateLogDriverProblem(config.logDriver), scope);
      return config;
    },
  };
}
