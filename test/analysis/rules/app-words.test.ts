import { ALL_CASES } from './all-cases';
import { shop } from '../../support/shop';
import { alone, judgeTemplates } from '../../support/templates';

/** What a rule says of its violating cases, if constructs made the resources in them. */
function saidInApp(id: string): string[] {
  const { violations } = ALL_CASES.find(({ rule }) => rule.id === id)!;
  return violations.flatMap((violation) => {
    const template = (violation.base ?? shop)();
    violation.mutate(template);
    for (const [logicalId, resource] of Object.entries(template.Resources)) {
      resource.Metadata = { ...resource.Metadata, 'aws:cdk:path': `Shop/${logicalId}/Resource` };
    }
    const found = judgeTemplates(...violation.sources?.(template) ?? [alone(template)]).filter(({ rule }) => rule.id === id);
    return found.map(({ message, fix }) => `${message} | ${fix}`);
  });
}

test.each([
  ['SC105', 'port is left out; a client alias has a port, a whole number from 1 to 65535 | set the port that clients dial'],
  ['SC114', 'remove appProtocol: the proxy then carries TCP'],
  ['SC305', 'namespaceName is "my shop"; a namespace has 1 to 1024 printable ASCII characters without spaces'],
  ['SC408', 'set proxyOverhead to a share that you have measured'],
  ['SC511', 'Catalog, whose security group is imported as immutable; nothing here opens'],
  ['SC511', 'where that group is made and connect with openSecurityGroups set to false, or import it as mutable'],
  ['SC511', 'in that app and connect with openSecurityGroups set to false, or give importEndpoint the securityGroup of the server, imported as mutable'],
  ['SC602', 'or acknowledge ServiceConnect::SC602 to keep it'],
  ['SC604', '| give one of these connections ServiceConnectOrdering.REDEPLOY_AFTER: its client does not wait for the server'],
  [
    'SC604',
    '| connect these services with connectTo, and give one of these connections ServiceConnectOrdering.REDEPLOY_AFTER; '
    + 'if one of them is not a call, state it with the ordering NONE',
  ],
  [
    'SC605',
    '| replace node.addDependency of a service by deployAfter of the service: then only its ECS service waits, not its security groups and their rules; '
    + 'or remove one of these references or DependsOn',
  ],
  ['SC608', 'has no forceNewDeploymentNonce; its running tasks do not resolve endpoints that are newer than they are'],
  [
    'SC708',
    'set protocol to "HTTPS" on the target group, or use the ServiceConnectPublicFrontend as it is, which speaks HTTPS to the proxy and in its health check, '
    + 'or set ingressPortOverride on the endpoint, so that the load balancer reaches the application directly',
  ],
  ['SC708', 'healthCheck.protocol is HTTP'],
])('%s says of constructs: %s', (id, text) => {
  expect(saidInApp(id)).toContainEqual(expect.stringContaining(text));
});
