import { LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Stack, StackProps } from 'aws-cdk-lib/core';
import { ServiceConnectFargateService } from 'cdk-ecs-service-connect';
import { Construct } from 'constructs';
import { healthCheck, retailImage } from './images';
import { PlatformStack } from './platform-stack';

/** What the frontend needs of the platform. */
export interface FrontendStackProps extends StackProps {
  readonly platform: PlatformStack;
}

/** The web shop, in a stack of its own: it is deployed after every backend that it calls. */
export class FrontendStack extends Stack {
  readonly ui: ServiceConnectFargateService;

  constructor(scope: Construct, id: string, props: FrontendStackProps) {
    super(scope, id, props);
    const { cluster, namespace, backends } = props.platform;
    this.ui = new ServiceConnectFargateService(this, 'Ui', {
      cluster,
      namespace,
      cpu: 512,
      memoryLimitMiB: 1024,
      container: {
        image: retailImage('ui'),
        healthCheck: healthCheck('/actuator/health'),
        logging: LogDrivers.awsLogs({ streamPrefix: 'ui' }),
      },
    });
    this.ui.connectTo(backends.catalog, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });
    this.ui.connectTo(backends.carts, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CARTS' });
    this.ui.connectTo(backends.orders, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_ORDERS' });
    this.ui.connectTo(backends.checkout, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CHECKOUT' });
  }
}
