import { CfnClusterCapacityProviderAssociations, CfnService, ICluster } from 'aws-cdk-lib/aws-ecs';
import { CfnResource } from 'aws-cdk-lib/core';
import { Dependable, IConstruct, IDependable } from 'constructs';
import { Member, memberOf, StackOrder } from '../../mesh';

/**
 * Deploys the ECS service after other constructs; of another service of this library, after its ECS service.
 *
 * Only the resource of the service waits. If the whole construct waited, its security group and its rules would wait, too, and what they
 * are needed for, such as a rule of the database, would wait for itself.
 */
export function deployAfter({ service, name, cfnService }: Member, dependables: readonly IDependable[]): void {
  const order = StackOrder.of(service).draft();
  const rootsOf = (dependable: IDependable) => [memberOf(dependable)?.service ?? Dependable.of(dependable).dependencyRoots].flat();
  for (const root of dependables.flatMap(rootsOf)) order.require(service, root, `service ${name} is deployed after ${root.node.path}`);
  order.commit();
  cfnService.node.addDependency(...dependables.map((dependable) => memberOf(dependable)?.cfnService ?? dependable));
}

/**
 * Makes a service that names capacity providers wait for their association with the cluster: CloudFormation would delete the
 * association first, which ECS refuses while a service uses it.
 *
 * The L2 of the cluster makes the association at synthesis, so it is looked up when CDK asks for the dependencies.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-clustercapacityproviderassociations.html
 */
export function waitForCapacityProviders(cfnService: CfnService, cluster: ICluster): void {
  const associations = new Associations(cfnService, cluster);
  Dependable.implement(associations, associations);
  cfnService.node.addDependency(associations);
}

/** The associations that a service waits for. */
class Associations extends Dependable implements IDependable {
  constructor(private readonly cfnService: CfnService, private readonly cluster: ICluster) {
    super();
  }

  get dependencyRoots(): IConstruct[] {
    return this.cfnService.capacityProviderStrategy === undefined ? [] : this.cluster.node.children.filter(isAssociation);
  }
}

function isAssociation(construct: IConstruct): boolean {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === CfnClusterCapacityProviderAssociations.CFN_RESOURCE_TYPE_NAME;
}
