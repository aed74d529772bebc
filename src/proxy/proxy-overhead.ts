import { NamespaceScale, PROXY_ALLOWANCE, proxyCpu, proxyMemoryMiB, ServiceConnectTaskResources } from '../analysis/sizing';
import { checkAmount } from '../validation';

/** What is added to a task for the Service Connect proxy, which runs beside the application and shares its CPU and memory. */
export class ServiceConnectProxyOverhead {
  /**
   * What AWS recommends: 256 CPU units, 512 above 500 requests a second at peak; 64 MiB, 128 MiB in every task of a namespace of
   * more than 100 services or 2,000 tasks.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html#service-connect-concepts-proxy
   */
  public static recommended(): ServiceConnectProxyOverhead {
    return new ServiceConnectProxyOverhead(undefined);
  }

  /**
   * A fixed share, from a measurement of yours. Throws SC012 for a negative number, SC004 for a token.
   *
   * @param cpu CPU units; a vCPU is 1,024
   * @param memoryMiB memory in MiB
   */
  public static of(cpu: number, memoryMiB: number): ServiceConnectProxyOverhead {
    checkAmount('cpu', cpu, 0);
    checkAmount('memoryMiB', memoryMiB, 0);
    return new ServiceConnectProxyOverhead({ cpu, memoryMiB });
  }

  /** Nothing is added: `cpu` and `memoryLimitMiB` of the service are the whole task, and include the proxy. */
  public static included(): ServiceConnectProxyOverhead {
    return new ServiceConnectProxyOverhead({ cpu: 0, memoryMiB: 0 });
  }

  private constructor(private readonly fixed: ServiceConnectTaskResources | undefined) {}

  /**
   * The share of the proxy in each task of a namespace of this scale.
   *
   * @internal
   */
  public _in(scale: NamespaceScale, peakRequestsPerSecond?: number): ServiceConnectTaskResources {
    return this.fixed ?? { cpu: proxyCpu(peakRequestsPerSecond), memoryMiB: proxyMemoryMiB(scale) };
  }

  /**
   * The smallest share, however large the namespace becomes.
   *
   * @internal
   */
  public get _smallest(): ServiceConnectTaskResources {
    return this.fixed ?? { cpu: PROXY_ALLOWANCE.cpu, memoryMiB: PROXY_ALLOWANCE.memoryMiB };
  }
}
