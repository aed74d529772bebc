import { ServiceConnectTaskResources, smallestFargateSize } from '../../sizing';
import { memberTasks } from '../member-tasks';
import { Rule } from '../rule';
import { Words } from '../words';
import { TASK_SIZE_PAGE } from './sources';

/** A step of more than 4 vCPU is worth a warning. */
const LARGE_STEP = 4096;

const MEASURED = ({ inApp }: Words) => (
  inApp ? 'set proxyOverhead to a share that you have measured' : 'size the task by a share of the proxy that you have measured'
);

export const sc408: Rule = {
  id: 'SC408',
  name: 'proxy-share-lifts-tier',
  title: 'The share of the proxy keeps the Fargate size of the application',
  severity: 'info',
  source: TASK_SIZE_PAGE,
  * check(mesh) {
    for (const { task: { origin, sizing, requiresCompatibilities }, services } of memberTasks(mesh)) {
      if (!sizing || !requiresCompatibilities.includes('FARGATE')) continue;
      const { asked, proxy } = sizing;
      const alone = smallestFargateSize(asked);
      const lifted = smallestFargateSize({ cpu: asked.cpu + proxy.cpu, memoryMiB: asked.memoryMiB + proxy.memoryMiB });
      if (!alone || !lifted || (alone.cpu === lifted.cpu && alone.memoryMiB === lifted.memoryMiB)) continue;
      const stays = { cpu: alone.cpu - proxy.cpu, memoryMiB: alone.memoryMiB - proxy.memoryMiB };
      yield {
        origin,
        property: 'Cpu',
        severity: lifted.cpu - alone.cpu > LARGE_STEP ? 'warning' : 'info',
        message: () => `the application of "${services[0].name}" asks for ${sizeText(asked)}, which fits ${sizeText(alone)}; the share of the proxy lifts the task to `
          + `${sizeText(lifted)}: ${lifted.cpu - alone.cpu} CPU units and ${lifted.memoryMiB - alone.memoryMiB} MiB more`,
        fix: stays.cpu > 0 && stays.memoryMiB > 0 ? (words) => `ask for at most ${sizeText(stays)} to stay there, or ${MEASURED(words)}` : MEASURED,
      };
    }
  },
};

function sizeText({ cpu, memoryMiB }: ServiceConnectTaskResources): string {
  return `${cpu} CPU units and ${memoryMiB} MiB`;
}
