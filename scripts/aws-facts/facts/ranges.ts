import { portProblem } from '../../../src/analysis/rules/ports/sc105-alias-port-range';
import { ingressPortProblem } from '../../../src/analysis/rules/ports/sc106-ingress-port-range';
import { timeoutProblem } from '../../../src/analysis/rules/ports/sc110-timeout-range';
import { fact, Fact } from '../compare';
import { AwsModels, Schema } from '../models';

/** The largest number that a rule accepts, which is the last of those in a row. */
function largest(accepts: (value: number) => boolean, from: number): number {
  let [low, high] = [from, 2 ** 40];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (accepts(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function definition({ schema }: AwsModels, name: string): Schema | undefined {
  return schema('AWS::ECS::Service')?.definitions?.[name];
}

const timeout = largest((seconds) => timeoutProblem('timeout', seconds) === undefined, 0);

/** Ranges, as the rules judge them. The models allow the port 0, which no proxy can listen on. */
export const RANGES: readonly Fact[] = [
  fact('largest port of a client alias', largest((port) => portProblem('port', port) === undefined, 1), (models) => definition(models, 'ServiceConnectClientAlias')?.properties?.Port.maximum),
  fact('largest port of a proxy', largest((port) => ingressPortProblem(port) === undefined, 1025), (models) => definition(models, 'ServiceConnectService')?.properties?.IngressPortOverride.maximum),
  fact('largest port of the API', 65535, ({ ecs }) => ecs.PortNumber?.max),
  ...['IdleTimeoutSeconds', 'PerRequestTimeoutSeconds'].map((property) => (
    fact(`largest ${property}`, timeout, (models) => definition(models, 'TimeoutConfiguration')?.properties?.[property].maximum)
  )),
  fact('smallest timeout', 0, ({ ecs }) => ecs.Duration?.min),
];
