import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { ServiceConnectEndpoint, ServiceConnectValidator } from 'cdk-ecs-service-connect';

// What a call can know, it refuses: an Error with rule, value, values allowed and fix.
try {
  ServiceConnectEndpoint.http({ containerPort: 70000 });
} catch (error) {
  console.log(`refused: ${(error as Error).message}`);
}

// What only the template shows fails the synthesis, here of a service of the L2; CDK prints the findings to stderr.
const app = new App();
Validations.of(app).addPlugins(new ServiceConnectValidator());
const stack = new Stack(app, 'Mistaken');
const taskDefinition = new FargateTaskDefinition(stack, 'Task', { memoryLimitMiB: 512 });
taskDefinition.addContainer('web', {
  image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/httpd:2.4'),
  portMappings: [{ containerPort: 80, name: 'web' }],
});
new FargateService(stack, 'Web', {
  cluster: new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc') }),
  taskDefinition,
  serviceConnectConfiguration: { namespace: 'shop', services: [{ portMappingName: 'web', dnsName: 'Web' }] },
});
app.synth();
