import { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { BaseService, CfnService } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { IServiceConnectEndpoint } from './endpoint';
import { IServiceConnectService } from './service';
import { ServiceConnectEndpoint } from '../endpoint';
import { EndpointBinding } from './bound-endpoint';
import { ServiceConnectOrdering } from './connection';
import { sc013, SERVICE_EXPECTED, wrappedService } from '../analysis/rules/misuse';
import { AtSynthesis } from '../core';
import { describe, Mark, refuse, refuseForeign } from '../validation';

/** How a client is connected to one endpoint. */
export interface ConnectionRecord {
  readonly binding: EndpointBinding;
  readonly ordering: ServiceConnectOrdering;
  readonly openSecurityGroups: boolean;
}

/** The member, on a service and on its L2. */
const MEMBER = new Mark<Member>('member');

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
  /** Whether all of its clients are in other accounts, to which ECS publishes the metrics of its responses. */
  readonly clientsInOtherAccounts: boolean;
  /** The security group that connections use; `undefined` if they use all that the tasks have. */
  readonly connectionSecurityGroup?: ISecurityGroup;
  /** The VPC of its tasks; `undefined` if it is not known. */
  readonly vpc?: IVpc;
  /** The endpoints that it calls, and how. */
  readonly connections: Map<IServiceConnectEndpoint, ConnectionRecord>;
  /** The services that are deployed after it, since they call it. */
  readonly clientsAfter: Set<Member>;
  /** How many tasks it will run. */
  expectedTasks(): number;
}

/** Marks a service and its L2 as a member of the mesh. */
export function setMember(member: Member): void {
  const { service, ecsService, cfnService } = member;
  for (const marked of [service, ecsService]) MEMBER.set(marked, member);
  // Known before the first connection, which can come from an Aspect when CDK has visited the service.
  AtSynthesis.of(service, cfnService.node.scopes.includes(service) ? cfnService : undefined);
}

/** The member of a service or of its L2; `undefined` for any other value. */
export function memberOf(service: unknown): Member | undefined {
  return MEMBER.get(service);
}

/** The member of a service; rejects any other value, such as the ECS service inside. */
export function memberOrRefuse(parameter: string, service: unknown, scope: IConstruct): Member {
  const member = memberOf(service) ?? refuseForeign(parameter, service, SERVICE_EXPECTED, scope);
  if (member.service !== service) refuse(sc013, wrappedService(parameter, describe(service), member.name), scope);
  return member;
}
