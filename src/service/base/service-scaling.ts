import { BaseTargetTrackingProps, BasicStepScalingPolicyProps, ScalingSchedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { CpuUtilizationScalingProps, MemoryUtilizationScalingProps, ScalableTaskCount, TrackCustomMetricProps } from 'aws-cdk-lib/aws-ecs';
import { Duration } from 'aws-cdk-lib/core';
import { literalRequired, metricNotPublished, responsesElsewhere, sc004, sc031 } from '../../analysis/rules/misuse';
import { ServiceConnectProtocol } from '../../endpoint';
import { bindingOf, IServiceConnectEndpoint, IServiceConnectService, memberOf } from '../../mesh';
import { refuse } from '../../validation';

/** How to scale on what the proxies publish. */
export interface ServiceConnectScalingProps extends BaseTargetTrackingProps {
  /**
   * Name of the endpoint that is measured.
   *
   * @default - the only endpoint
   */
  readonly endpoint?: string;
}

/** How to scale on requests. */
export interface ServiceConnectRequestScalingProps extends ServiceConnectScalingProps {
  /** Requests that each task is to receive in a minute. */
  readonly requestsPerTarget: number;
}

/** How to scale on response times. */
export interface ServiceConnectResponseTimeScalingProps extends ServiceConnectScalingProps {
  /** Average time that the application is to take for a response. */
  readonly targetResponseTime: Duration;
}

/** How to scale on connections. */
export interface ServiceConnectConnectionScalingProps extends ServiceConnectScalingProps {
  /** Open connections that each task is to hold, on average. */
  readonly connectionsPerTarget: number;
}

/** What scales. `autoScaleTaskCount` gives it. */
export interface ServiceConnectTaskScalingProps {
  /** The service whose metrics the policies follow. */
  readonly service: IServiceConnectService;
  /** The L2 that scales it. */
  readonly taskCount: ScalableTaskCount;
}

/**
 * The number of tasks of a service, and what it follows: what the proxies publish, or anything that the L2 can follow.
 *
 * With several policies the service has as many tasks as the most demanding of them wants.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html
 */
export class ServiceConnectScaling {
  /** The L2, for what is not here. */
  public readonly taskCount: ScalableTaskCount;
  private readonly service: IServiceConnectService;

  /**
   * `autoScaleTaskCount` makes it; there is no other use.
   *
   * @param props what scales
   */
  constructor(props: ServiceConnectTaskScalingProps) {
    this.service = props.service;
    this.taskCount = props.taskCount;
  }

  /**
   * Keeps the requests that each task receives through Service Connect at a target. Throws SC031 for a TCP endpoint, SC007 where
   * the service has several endpoints and none is named.
   *
   * @param id id of the policy
   * @param props the target
   */
  public scaleOnRequestCount(id: string, props: ServiceConnectRequestScalingProps): void {
    const { requestsPerTarget: targetValue, ...others } = props;
    const endpoint = this.httpEndpoint('scaleOnRequestCount', props.endpoint);
    this.track(id, others, { targetValue, metric: this.service.metrics.metricRequestCountPerTarget({ endpoint }) });
  }

  /**
   * Keeps the average response time of the application at a target. Throws SC031 for a TCP endpoint, SC007 where the service has
   * several endpoints and none is named.
   *
   * More tasks answer faster only while the tasks themselves are what is slow: a slow database makes this policy add tasks in vain.
   *
   * @param id id of the policy
   * @param props the target
   */
  public scaleOnResponseTime(id: string, props: ServiceConnectResponseTimeScalingProps): void {
    const { targetResponseTime, ...others } = props;
    if (targetResponseTime.isUnresolved()) refuse(sc004, literalRequired('targetResponseTime'), this.service);
    const endpoint = this.httpEndpoint('scaleOnResponseTime', props.endpoint);
    const metric = this.service.metrics.metricTargetResponseTime({ endpoint });
    this.track(id, others, { targetValue: targetResponseTime.toMilliseconds(), metric });
  }

  /**
   * Keeps the connections that each task holds at a target: for TCP and for long-lived streams. Throws SC007 where the service has
   * several endpoints and none is named.
   *
   * @param id id of the policy
   * @param props the target
   */
  public scaleOnActiveConnections(id: string, props: ServiceConnectConnectionScalingProps): void {
    const { connectionsPerTarget: targetValue, endpoint, ...others } = props;
    const metric = this.service.metrics.metricActiveConnectionCount({ endpoint, statistic: 'Average' });
    this.track(id, others, { targetValue, metric });
  }

  /**
   * Keeps the CPU utilization at a target, as the L2 does. The proxy's share counts, too.
   *
   * @param id id of the policy
   * @param props the target
   */
  public scaleOnCpuUtilization(id: string, props: CpuUtilizationScalingProps): void {
    this.taskCount.scaleOnCpuUtilization(id, props);
  }

  /**
   * Keeps the memory utilization at a target, as the L2 does. The proxy's share counts, too.
   *
   * @param id id of the policy
   * @param props the target
   */
  public scaleOnMemoryUtilization(id: string, props: MemoryUtilizationScalingProps): void {
    this.taskCount.scaleOnMemoryUtilization(id, props);
  }

  /**
   * Sets the number of tasks by the clock, as the L2 does.
   *
   * @param id id of the action
   * @param props the schedule
   */
  public scaleOnSchedule(id: string, props: ScalingSchedule): void {
    this.taskCount.scaleOnSchedule(id, props);
  }

  /**
   * Scales in steps of a metric, as the L2 does.
   *
   * @param id id of the policy
   * @param props the metric and the steps
   */
  public scaleOnMetric(id: string, props: BasicStepScalingPolicyProps): void {
    this.taskCount.scaleOnMetric(id, props);
  }

  /**
   * Keeps a metric of your own at a target, as the L2 does.
   *
   * @param id id of the policy
   * @param props the metric and the target
   */
  public scaleToTrackCustomMetric(id: string, props: TrackCustomMetricProps): void {
    this.taskCount.scaleToTrackCustomMetric(id, props);
  }

  private track(id: string, props: ServiceConnectScalingProps, target: Pick<TrackCustomMetricProps, 'metric' | 'targetValue'>): void {
    const { endpoint: _endpoint, ...others } = props;
    this.taskCount.scaleToTrackCustomMetric(id, { ...others, ...target });
  }

  /** The name of the endpoint, which must not speak TCP, and whose responses are measured here. */
  private httpEndpoint(method: string, name: string | undefined): string {
    const { endpoints, node: { path } } = this.service;
    if (endpoints.length === 0) refuse(sc031, metricNotPublished(method, 'that speaks HTTP', path, []), this.service);
    if (memberOf(this.service)?.clientsInOtherAccounts) refuse(sc031, responsesElsewhere(method, path), this.service);
    const endpoint = this.service.endpoint(name);
    if (endpoint.protocol === ServiceConnectProtocol.TCP) {
      refuse(sc031, metricNotPublished(method, 'that speaks HTTP, HTTP/2 or gRPC', this.service.node.path, [nameOf(endpoint)]), this.service);
    }
    return nameOf(endpoint);
  }
}

function nameOf(endpoint: IServiceConnectEndpoint): string {
  return bindingOf(endpoint)!.name;
}
