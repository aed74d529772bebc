import { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { BaseService, CfnService } from 'aws-cdk-lib/aws-ecs';
import { IDependable } from 'constructs';
import { IServiceConnectEndpoint } from './endpoint';
import { IServiceConnectService } from './service';
import { ServiceConnectEndpoint } from '../endpoint';
import { EndpointBinding } from './bound-endpoint';
import { ConnectionOrdering } from './connection';

/** How a client is connected to one endpoint. */
export interface ConnectionRecord {
  readonly binding: EndpointBinding;
  readonly ordering: ConnectionOrdering;
  readonly openSecurityGroups: boolean;
}

/** A mark that other copies of this library share. */
const MEMBER = Symbol.for('cdk-ecs-service-connect.member');

/** A service as the other parts of the library see it. */
export interface Member {
  readonly service: IServiceConnectService;
  /** Name for messages. */
  readonly name: string;
  /** Whether Service Connect is on. */
  readonly enabled: boolean;
  /** What the service publishes. */
  readonly definitions: readonly ServiceConnectEndpoint[];
  /** The L2 service. */
  readonly ecsService: BaseService;
  /** The resource that deploys it. */
  readonly cfnService: CfnService;
  /** The security group that connections use; `undefined` if they use all that the tasks have. */
  readonly connectionSecurityGroup?: ISecurityGroup;
  /** The VPC of its tasks; `undefined` if it is not known. */
  readonly vpc?: IVpc;
  /** The endpoints that it calls, and how. */
  readonly connections: Map<IServiceConnectEndpoint, ConnectionRecord>;
  /** How many tasks it will run. */
  expectedTasks(): number;
}

/** Marks a service and its L2 as a member of the mesh. */
export function setMember(member: Member): void {
  for (const marked of [member.service, member.ecsService]) Object.defineProperty(marked, MEMBER, { value: member });
}

/** The member of a service; `undefined` for a service that this library neither made nor adopted. */
export function memberOf(service: IServiceConnectService | BaseService | IDependable): Member | undefined {
  return (service as { [MEMBER]?: Member })[MEMBER];
}
