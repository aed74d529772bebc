import { CfnSecurityGroupIngress, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ApplicationProtocol } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PlatformStack } from './platform-stack';
import { addUi, UI_PORT } from './ui';

/** What the frontend needs of the platform. */
interface FrontendStackProps extends StackProps {
  readonly platform: PlatformStack;
}

/** The web shop, in a stack of its own: it is deployed after every backend that it calls, and public when it is there. */
export class FrontendStack extends Stack {
  constructor(scope: Construct, id: string, { platform, ...props }: FrontendStackProps) {
    super(scope, id, props);
    const ui = addUi(this, platform);
    const securityGroup = new SecurityGroup(this, 'LoadBalancerSecurityGroup', { vpc: platform.vpc, allowAllOutbound: false });
    const loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', { vpc: platform.vpc, internetFacing: true, securityGroup });
    // `open` would admit the public before there is a task.
    const listener = loadBalancer.addListener('Listener', { port: 80, protocol: ApplicationProtocol.HTTP, open: false });
    listener.addTargets('Ui', {
      port: UI_PORT,
      protocol: ApplicationProtocol.HTTP,
      targets: [ui.service.loadBalancerTarget({ containerName: 'app', containerPort: UI_PORT })],
      healthCheck: { path: '/actuator/health' },
    });
    // The load balancer reaches the tasks as soon as there are any.
    ui.service.node.addDependency(securityGroup);
    new CfnSecurityGroupIngress(this, 'PublicAccess', {
      groupId: securityGroup.securityGroupId, ipProtocol: 'tcp', fromPort: 80, toPort: 80, cidrIp: '0.0.0.0/0', description: 'Public access on port 80',
    }).node.addDependency(ui.service);
  }
}
