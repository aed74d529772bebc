import { Alarm, AlarmProps, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ALARM_KINDS, AlarmKind, Condition } from './alarm-kinds';
import { checkLimits, EVALUATION_PERIODS } from './alarm-limits-check';
import { ServiceConnectAlarmOptions, ServiceConnectAlarmsProps } from './alarm-props';
import { alarmsWithoutKind, limitMissing, metricNotPublished, MONITORING_STACK_ADVICE, responsesElsewhere, sc031 } from '../analysis/rules/misuse';
import { bindingOf, IServiceConnectService, memberOrRefuse, publishedEndpoints, StackOrder } from '../mesh';
import { PublishedEndpoint } from '../metrics';
import { refuse } from '../validation';

const DATAPOINTS_TO_ALARM = 3;
const KINDS = Object.keys(ALARM_KINDS) as (keyof typeof ALARM_KINDS)[];

/** What the alarms watch. */
interface Watched {
  readonly service: IServiceConnectService;
  readonly endpoints: readonly PublishedEndpoint[];
}

/** An alarm that is not made yet. */
interface PlannedAlarm {
  readonly id: string;
  readonly props: AlarmProps;
}

/**
 * Alarms on what the proxies of a service publish, of one severity.
 *
 * Response metrics come from the proxies of clients. A service that only a load balancer calls has none: `errorRate` and `latency` never go
 * off, and `noHealthyTraffic` of an HTTP endpoint always does. For such a service, make alarms on the metrics of the target group.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export class ServiceConnectAlarms extends Construct {
  /** All alarms. */
  public readonly alarms: Alarm[];

  /**
   * Makes an alarm for each kind that has limits, at each endpoint that it fits.
   *
   * Throws
   * - SC012 for a limit with which an alarm always goes off or never does, and for periods out of range
   * - SC031 if limits are missing, and for a kind of alarm that fits no endpoint of the service
   * - SC007 for an endpoint that the service does not have
   * - SC013 for a service that this library did not make
   * - SC606 if the stack of the service waits for that of the alarms.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectAlarmsProps) {
    super(scope, id);
    const { service, endpoint, actions = [] } = props;
    memberOrRefuse('service', service, this);
    const order = StackOrder.of(this).draft();
    order.require(this, service, `alarms ${this.node.path} watch service ${service.node.path}`, MONITORING_STACK_ADVICE);
    const chosen = endpoint === undefined ? undefined : bindingOf(service.endpoint(endpoint))!.name;
    if (KINDS.every((kind) => props[kind] === undefined)) refuse(sc031, alarmsWithoutKind(service.node.path, KINDS), this);
    const endpoints = publishedEndpoints(service).filter(({ name }) => chosen === undefined || name === chosen);
    const watched = { service, endpoints };
    const planned = [
      ...this.plan('errorRate', ALARM_KINDS.errorRate, props.errorRate, watched),
      ...this.plan('latency', ALARM_KINDS.latency, props.latency, watched),
      ...this.plan('noHealthyTraffic', ALARM_KINDS.noHealthyTraffic, props.noHealthyTraffic, watched),
      ...this.plan('tlsNegotiation', ALARM_KINDS.tlsNegotiation, props.tlsNegotiation, watched),
      ...this.plan('connectionSurge', ALARM_KINDS.connectionSurge, props.connectionSurge, watched),
    ];
    order.commit();
    this.alarms = planned.map((alarm) => new Alarm(this, alarm.id, alarm.props));
    for (const alarm of this.alarms) alarm.addAlarmAction(...actions);
  }

  /** The alarms of a kind; rejects one that fits no endpoint. */
  private plan<Options extends ServiceConnectAlarmOptions>(
    option: string, kind: AlarmKind<Options>, limits: Options | undefined, { service, endpoints }: Watched,
  ): PlannedAlarm[] {
    if (limits === undefined) return [];
    if (kind.limit && limits[kind.limit] === undefined) refuse(sc031, limitMissing(option, kind.limit, service.node.path), this);
    checkLimits(option, kind, limits, this);
    if (kind.watchesResponses && endpoints.some(({ respondsHere }) => !respondsHere)) {
      refuse(sc031, responsesElsewhere(option, service.node.path), this);
    }
    const fitting = endpoints.filter((endpoint) => kind.fits(endpoint));
    if (fitting.length === 0) {
      refuse(sc031, metricNotPublished(option, kind.needs, service.node.path, endpoints.map(({ name }) => name)), this);
    }
    return fitting.map((endpoint) => {
      const condition = kind.condition(endpoint, limits, limits.period ?? Duration.minutes(1));
      const description = `${this.node.id}: ${endpoint.name}: ${condition.what}`;
      return { id: `${kind.id}-${endpoint.name}`, props: alarmProps(condition, limits, description) };
    });
  }
}

function alarmProps({ metric, threshold, breachesBelow }: Condition, options: ServiceConnectAlarmOptions, description: string): AlarmProps {
  const { evaluationPeriods = EVALUATION_PERIODS } = options;
  return {
    metric,
    threshold,
    evaluationPeriods,
    datapointsToAlarm: options.datapointsToAlarm ?? Math.min(DATAPOINTS_TO_ALARM, evaluationPeriods),
    comparisonOperator: breachesBelow ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: breachesBelow ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    alarmDescription: options.description ?? description,
  };
}
