import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import {
  ServiceConnectAlarms, ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectValidator,
} from 'cdk-ecs-service-connect';

// What a call can know, it refuses: an Error with rule, value, values allowed and fix. JavaScript meets the type errors here, too.
function refused(call: () => unknown) {
  try {
    call();
  } catch (error) {
    console.log(`refused: ${(error as Error).message}`);
  }
}

const calls = new Stack(new App(), 'Calls');
const cluster = new Cluster(calls, 'Cluster', { vpc: new Vpc(calls, 'Vpc') });
const namespace = new ServiceConnectNamespace(calls, 'Namespace', { namespaceName: 'shop' });
const image = ContainerImage.fromRegistry('public.ecr.aws/docker/library/httpd:2.4');
const service = (id: string) => new ServiceConnectFargateService(calls, id, {
  cluster,
  namespace,
  container: { image },
  endpoints: [ServiceConnectEndpoint.http({ containerPort: 80, dnsName: id.toLowerCase() })],
});
const [catalog, orders] = [service('Catalog'), service('Orders')];
const plainTask = new FargateTaskDefinition(calls, 'PlainTask');
plainTask.addContainer('web', { image });
const plain = new FargateService(calls, 'Plain', { cluster, taskDefinition: plainTask });

refused(() => ServiceConnectEndpoint.http({ containerPort: 70000 }));
catalog.connectTo(orders);
refused(() => orders.connectTo(catalog));
// @ts-expect-error -- a service of the L2 is no target
refused(() => catalog.connectTo(plain));
// @ts-expect-error -- the alarms of a construct have one severity
refused(() => new ServiceConnectAlarms(calls, 'Alarms', { service: catalog, errorRate: { critical: { maxPercent: 5 } } }));

// What only the template shows fails the synthesis, here of a service of the L2; CDK prints the findings to stderr.
const app = new App();
Validations.of(app).addPlugins(new ServiceConnectValidator());
const stack = new Stack(app, 'Mistaken');
const taskDefinition = new FargateTaskDefinition(stack, 'Task', { memoryLimitMiB: 512 });
taskDefinition.addContainer('web', {
  image,
  portMappings: [{ containerPort: 80, name: 'web' }],
});
new FargateService(stack, 'Web', {
  cluster: new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc') }),
  taskDefinition,
  serviceConnectConfiguration: { namespace: 'shop', services: [{ portMappingName: 'web', dnsName: 'Web' }] },
});
app.synth();
