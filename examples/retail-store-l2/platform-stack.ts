import { IVpc, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ICluster } from 'aws-cdk-lib/aws-ecs';
import { HttpNamespace, INamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Backends } from './backends';
import { proxyLogGroup } from './mesh-service';

/** The network, the cluster, the namespace, and the backends of the store. */
export class PlatformStack extends Stack {
  readonly vpc: IVpc;
  readonly cluster: ICluster;
  readonly namespace: INamespace;
  readonly backends: Backends;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: SubnetType.PUBLIC },
        { name: 'Private', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      ],
    });
    this.cluster = new Cluster(this, 'Cluster', { vpc: this.vpc });
    this.namespace = new HttpNamespace(this, 'Namespace', { name: 'retail' });
    this.backends = new Backends(this, 'Backends', {
      cluster: this.cluster, namespace: this.namespace, proxyLogs: proxyLogGroup(this),
    });
  }
}
