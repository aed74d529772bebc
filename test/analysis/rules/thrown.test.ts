import { connectionCycleProblem } from '../../../src/analysis/rules/deployment/sc604-connection-cycle';
import { serverOffMeshProblem } from '../../../src/analysis/rules/deployment/sc609-server-off-mesh';
import { accessLogWithoutLogProblem } from '../../../src/analysis/rules/logging/sc711-access-log-needs-log';
import { regionProblem } from '../../../src/analysis/rules/namespace/sc303-namespace-same-region';
import { namespaceArnProblem, namespaceNameProblem } from '../../../src/analysis/rules/namespace/sc305-namespace-name-format';
import { hostnameProblem } from '../../../src/analysis/rules/network/sc503-bridge-hostname';
import { linksProblem } from '../../../src/analysis/rules/network/sc504-container-links';
import { operatingSystemProblem, windowsInstancesProblem } from '../../../src/analysis/rules/platform/sc802-windows';
import { portProblem } from '../../../src/analysis/rules/ports/sc105-alias-port-range';
import { ingressPortProblem } from '../../../src/analysis/rules/ports/sc106-ingress-port-range';
import { duplicatePortNameProblem } from '../../../src/analysis/rules/ports/sc113-port-name-unique';
import { Problem } from '../../../src/analysis/rules/rule';
import { fargateSizeProblem, tooLargeForFargate } from '../../../src/analysis/rules/task/sc406-fargate-task-size';
import { APP_WORDS, say } from '../../../src/analysis/rules/words';

/** What a call says that breaks a rule, with what to do. */
const said = (problem: Problem | undefined) => problem && `${say(problem.message, APP_WORDS)} | ${say(problem.fix, APP_WORDS)}`;

test.each<[string, Problem | undefined]>([
  [
    'each of these services waits for the next, in a cycle: a → b → a | '
    + 'give one of these connections ServiceConnectOrdering.REDEPLOY_AFTER: its client does not wait for the server and is redeployed after it',
    connectionCycleProblem(['a', 'b', 'a']),
  ],
  ['namespaceName is "arn:x", an ARN; a name is needed | use the name of the namespace, such as "shop"', namespaceNameProblem('arn:x')],
  [
    'namespaceName is "a/b"; the default of a cluster has no ">", "<", """ or "/" | leave the character out, or name the namespace in each service',
    namespaceNameProblem('a/b', true),
  ],
  [
    'namespaceArn is "x", which is not the ARN of a Cloud Map namespace | '
    + 'use an ARN such as "arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa", or the name of the namespace',
    namespaceArnProblem('namespaceArn', 'x'),
  ],
  [
    'service Ui runs on the cluster Cluster, whose instances run Windows; Service Connect runs on Linux only | '
    + 'add Linux instances to the cluster, or turn Service Connect off for the service',
    windowsInstancesProblem('Ui', 'Cluster'),
  ],
  [
    'operatingSystemFamily is "windows_server"; Service Connect runs on "LINUX" only | run the task on Linux, or turn Service Connect off for the service',
    operatingSystemProblem('windows_server'),
  ],
  ['port is 0; a port is a whole number from 1 to 65535 | set port to a whole number from 1 to 65535', portProblem('port', 0)],
  ['port is "x" (a string); a port is a whole number from 1 to 65535 | set port to a whole number from 1 to 65535', portProblem('port', 'x' as never)],
  ['port is not given; a port is a whole number from 1 to 65535 | set port to a whole number from 1 to 65535', portProblem('port', null as never)],
  [
    'the task needs 40000 CPU units and 1 MiB; the largest task of Fargate has 32768 CPU units and 249856 MiB | ask for less, split the task, or run it on EC2',
    tooLargeForFargate({ cpu: 40_000, memoryMiB: 1 }),
  ],
])('%s', (text, problem) => {
  expect(said(problem)).toBe(text);
});

test.each<[string, Problem | undefined]>([
  ['the first port', portProblem('port', 1)],
  ['the last port', portProblem('port', 65_535)],
  ['the first ingress port', ingressPortProblem(1025)],
  ['the last ingress port', ingressPortProblem(65_535)],
  ['a name with a slash, of a service', namespaceNameProblem('a/b')],
  ['the longest name', namespaceNameProblem('a'.repeat(1024), true)],
  ['the ARN of a namespace', namespaceArnProblem('namespaceArn', 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-a')],
  ['Linux', operatingSystemProblem('LINUX')],
  ['the Region of the namespace', regionProblem('eu-west-1', 'eu-west-1')],
  ['a size of Fargate', fargateSizeProblem(256, 512)],
])('nothing is said of %s', (_what, problem) => {
  expect(problem).toBeUndefined();
});

test.each<[string, Problem | undefined]>([
  ['a port that is too high', portProblem('port', 65_536)],
  ['a port that is not whole', portProblem('port', 1.5)],
  ['an ingress port that is too low', ingressPortProblem(1024)],
  ['an ingress port that is too high', ingressPortProblem(65_536)],
  ['an empty name', namespaceNameProblem('')],
  ['a name that is too long', namespaceNameProblem('a'.repeat(1025))],
  ['a name with a line feed', namespaceNameProblem('a\n')],
  ['another Region', regionProblem('eu-west-1', 'us-east-1')],
  ['memory that Fargate does not have', fargateSizeProblem(256, 513)],
  ['CPU that Fargate does not have', fargateSizeProblem(257, 512)],
  ['a text around an ARN', namespaceArnProblem('namespaceArn', 'x arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-a')],
  ['the ARN of nothing', namespaceArnProblem('namespaceArn', 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/')],
  ['the ARN of a service', namespaceArnProblem('namespaceArn', 'arn:aws:servicediscovery:eu-west-1:111111111111:service/ns-a')],
])('%s is refused', (_what, problem) => {
  expect(said(problem)).toEqual(expect.any(String));
});

test('the texts name what they are about', () => {
  expect(said(serverOffMeshProblem('Ui', 'Catalog'))).toMatch(/Ui.*Catalog.* \| .*enable Service Connect on Catalog first, then on Ui/);
  expect(said(accessLogWithoutLogProblem())).toMatch(/accessLogConfiguration.*logConfiguration.* \| .*logConfiguration.*accessLogConfiguration/);
  expect(said(linksProblem('app'))).toContain('app');
  expect(said(hostnameProblem('app'))).toContain('app');
  expect(said(duplicatePortNameProblem('catalog'))).toMatch(/"catalog".* \| give each of the port mappings named "catalog" a name of its own/);
});
