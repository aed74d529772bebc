/** CPU and memory of a task, or of a part of it. */
export interface ServiceConnectTaskResources {
  /** CPU units; a vCPU is 1,024. */
  readonly cpu: number;
  /** Memory in MiB. */
  readonly memoryMiB: number;
}

/**
 * What AWS recommends to add to a task for the proxy. The larger figures replace the smaller ones.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html#service-connect-concepts-proxy
 */
export const PROXY_ALLOWANCE = {
  cpu: 256,
  cpuAboveRequestRate: 512,
  requestsPerSecond: 500,
  memoryMiB: 64,
  memoryMiBInLargeNamespace: 128,
  services: 100,
  tasks: 2000,
} as const;

/** How large a namespace is, or is expected to become. */
export interface NamespaceScale {
  readonly services: number;
  readonly tasks: number;
}

/** Whether every task of the namespace needs the larger memory. */
export function isLargeNamespace(scale: NamespaceScale): boolean {
  return scale.services > PROXY_ALLOWANCE.services || scale.tasks > PROXY_ALLOWANCE.tasks;
}

/** The recommended CPU units for the proxy of a task that receives so many requests a second at its peak. */
export function proxyCpu(peakRequestsPerSecond = 0): number {
  return peakRequestsPerSecond > PROXY_ALLOWANCE.requestsPerSecond ? PROXY_ALLOWANCE.cpuAboveRequestRate : PROXY_ALLOWANCE.cpu;
}

/** The recommended memory for the proxy of a task in a namespace of that scale. */
export function proxyMemoryMiB(scale: NamespaceScale): number {
  return isLargeNamespace(scale) ? PROXY_ALLOWANCE.memoryMiBInLargeNamespace : PROXY_ALLOWANCE.memoryMiB;
}
