import { join } from 'path';

/** Checks a cloud assembly in this process with the command line, and prints the seconds of CPU time of it all: `check.js <outdir>`. */
process.argv.splice(2, 0, 'check');
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  console.log(`\n${(user + system) / 1e6}`);
});
module.require(join(__dirname, 'node_modules', 'cdk-ecs-service-connect', 'lib', 'cli', 'main.js'));
