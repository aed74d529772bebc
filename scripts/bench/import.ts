/**
 * Prints the milliseconds of CPU time that the library takes in this process beside the parts of `aws-cdk-lib` that it needs: to import it,
 * and to use its most common constructs for the first time.
 */
function milliseconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const { FargateService } = module.require('aws-cdk-lib/aws-ecs') as typeof import('aws-cdk-lib/aws-ecs');
const imported = milliseconds(() => module.require('cdk-ecs-service-connect'));
const needed = [
  FargateService,
  (module.require('aws-cdk-lib/aws-ec2') as typeof import('aws-cdk-lib/aws-ec2')).SecurityGroup,
  (module.require('aws-cdk-lib/aws-logs') as typeof import('aws-cdk-lib/aws-logs')).LogGroup,
  (module.require('aws-cdk-lib/aws-servicediscovery') as typeof import('aws-cdk-lib/aws-servicediscovery')).HttpNamespace,
];
const used = milliseconds(() => {
  const library = module.require('cdk-ecs-service-connect') as typeof import('../../src');
  needed.push(library.ServiceConnectNamespace as never, library.ServiceConnectEndpoint as never, library.ServiceConnectFargateService as never);
});
console.log(JSON.stringify({ imported, used }));
