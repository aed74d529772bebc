/** Imports the library in this process after `aws-cdk-lib/aws-ecs`, and prints the milliseconds of CPU time that takes. */
require('aws-cdk-lib/aws-ecs');
const start = process.cpuUsage();
require('cdk-ecs-service-connect');
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
