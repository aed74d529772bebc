import { BaseServiceOptions, ContainerDefinitionOptions, TaskDefinition, Volume } from 'aws-cdk-lib/aws-ecs';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { ServiceConnectBaseServiceProps } from './base-service-props';
import { ServiceConnectProxyOverhead } from '../../proxy';

/**
 * Properties that services of every launch type have, with the options of the L2 service.
 *
 * Three options of the L2 have a default of their own here, which the docstrings below do not tell, since jsii cannot repeat a property:
 * - `circuitBreaker` is on, with rollback, for rolling deployments.
 * - `minHealthyPercent` is 100, so that the mesh does not lose its servers during a deployment; 0 with `daemon`; 50, as the L2 has it, if
 *   `maxHealthyPercent` leaves no room above 100 or is a token.
 * - `serviceConnectConfiguration` is always refused with SC010: `namespace` and `endpoints` say the same and more.
 */
export interface ServiceConnectServiceProps extends BaseServiceOptions, ServiceConnectBaseServiceProps {
  /**
   * The application's container. Its task definition is made and sized by the construct, and its port mappings are made from the
   * endpoints. Environment variables and secrets are sorted by name, so that the order of a map never makes a new task definition.
   *
   * @default - `taskDefinition` is given instead
   */
  readonly container?: ContainerDefinitionOptions;
  /**
   * Whether the application logs to CloudWatch Logs if its container has no `logging` of its own. All services of the namespace in the
   * stack share one log group, with the retention, the removal policy and the key of the namespace's `proxyLogging`. Only with
   * `container`.
   *
   * @default true
   */
  readonly enableLogging?: boolean;
  /**
   * A task definition of your own. It is checked, not resized; a port mapping that an endpoint needs and that no container has is
   * added to the default container.
   *
   * @default - made from `container`
   */
  readonly taskDefinition?: TaskDefinition;
  /**
   * CPU units that the application needs, sidecars included; 1,024 units are one vCPU, and at least 32 are needed. The share of the proxy
   * is added. If the containers claim more, the task grows.
   *
   * @default 256
   */
  readonly cpu?: number;
  /**
   * MiB of memory that the application needs, sidecars included, at least 6. The share of the proxy is added. If the containers claim
   * more, the task grows.
   *
   * @default 512
   */
  readonly memoryLimitMiB?: number;
  /**
   * What is added to the task for the proxy.
   *
   * @default ServiceConnectProxyOverhead.recommended()
   */
  readonly proxyOverhead?: ServiceConnectProxyOverhead;
  /**
   * Role that the application acts as. Only with `container`.
   *
   * @default - a new role
   */
  readonly taskRole?: IRole;
  /**
   * Role that ECS acts as to start the task. Only with `container`.
   *
   * @default - a new role where one is needed
   */
  readonly executionRole?: IRole;
  /**
   * Family of the task definition. Only with `container`.
   *
   * @default - made by CDK
   */
  readonly family?: string;
  /**
   * Volumes of the task. Only with `container`.
   *
   * @default - none
   */
  readonly volumes?: Volume[];
}
