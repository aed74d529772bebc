import { CfnService } from 'aws-cdk-lib/aws-ecs';
import { CfnResource, Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ecsCall } from './ecs-call';
import { endpointHash } from './redeployment';
import { AtSynthesis, waitFor } from '../../core';
import { IServiceConnectEndpoint, Member } from '../../mesh';

/** The redeployments of a client, by stack. */
const REDEPLOYMENTS = new WeakMap<Member, Map<Stack, RedeployAfter>>();

/**
 * Redeploys a client after servers that are created after it: only then its tasks resolve their endpoints.
 *
 * It is a custom resource that calls `UpdateService` on this one service, when it is created and whenever an endpoint changes. It
 * does not wait until the new tasks run.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
export class RedeployAfter extends Construct {
  /** The redeployment of a client in a stack: one for all its servers there. */
  static in(stack: Stack, client: Member): RedeployAfter {
    const byStack = REDEPLOYMENTS.get(client) ?? new Map<Stack, RedeployAfter>();
    REDEPLOYMENTS.set(client, byStack);
    const existing = byStack.get(stack);
    if (existing) return existing;
    const redeployment = stack === Stack.of(client.service)
      ? new RedeployAfter(client.service, 'RedeployAfter', client)
      : new RedeployAfter(guestsOf(stack), Names.nodeUniqueId(client.service.node), client);
    byStack.set(stack, redeployment);
    return redeployment;
  }

  /** The resources that redeploy a client, at synthesis: those over two stacks are made then. */
  static of(client: Member): CfnResource[] {
    AtSynthesis.of(client.service).runAll();
    return [...REDEPLOYMENTS.get(client)?.values() ?? []].map(({ resource }) => resource);
  }

  private readonly endpoints = new Set<IServiceConnectEndpoint>();
  private readonly resource: CfnResource;

  private constructor(scope: Construct, id: string, client: Member) {
    super(scope, id);
    const { cfnService } = client;
    const custom = ecsCall(this, {
      resourceType: 'Custom::ServiceConnectRedeployment',
      member: client,
      action: 'updateService',
      permission: 'ecs:UpdateService',
      parameters: { service: cfnService.ref, forceNewDeployment: true },
      outputPath: 'service.serviceArn',
      trigger: () => endpointHash(client.service, this.endpoints),
    });
    this.resource = custom.node.findChild('Resource').node.defaultChild as CfnResource;
    this.resource.addResourceDependency(cfnService);
  }

  /** Redeploys the client after a server and the rules that admit the client to it. */
  follow(endpoint: IServiceConnectEndpoint, server: CfnService, rules: readonly CfnResource[]): void {
    this.endpoints.add(endpoint);
    for (const resource of [server, ...rules]) waitFor(this.resource, resource);
  }
}

/** The scope of redeployments of clients from other stacks. */
function guestsOf(stack: Stack): Construct {
  const id = 'ServiceConnectRedeployments';
  return stack.node.tryFindChild(id) as Construct | undefined ?? new Construct(stack, id);
}
