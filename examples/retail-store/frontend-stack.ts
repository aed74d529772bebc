import { Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PlatformStack } from './platform-stack';
import { addUi, UI_PORT } from './ui';
import { ServiceConnectFargateService, ServiceConnectPublicFrontend } from 'cdk-ecs-service-connect';

/** What the frontend needs of the platform. */
interface FrontendStackProps extends StackProps {
  readonly platform: PlatformStack;
}

/** The web shop, in a stack of its own: it is deployed after every backend that it calls, and public when it is there. */
export class FrontendStack extends Stack {
  readonly ui: ServiceConnectFargateService;
  readonly publicFrontend: ServiceConnectPublicFrontend;

  constructor(scope: Construct, id: string, props: FrontendStackProps) {
    super(scope, id, props);
    this.ui = addUi(this, props.platform);
    this.publicFrontend = new ServiceConnectPublicFrontend(this, 'Public', {
      service: this.ui,
      containerPort: UI_PORT,
      healthCheck: { path: '/actuator/health' },
    });
  }
}
