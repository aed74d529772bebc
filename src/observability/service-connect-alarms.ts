import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ALARM_KINDS, AlarmKind, Condition } from './alarm-kinds';
import { ServiceConnectAlarmOptions, ServiceConnectAlarmsProps } from './alarm-props';
import { alarmsWithoutKind, metricNotPublished, MONITORING_STACK_ADVICE, propNotSupported, responsesElsewhere, sc010, sc031 } from '../analysis/rules/misuse';
import { bindingOf, memberOrRefuse, publishedEndpoints, StackOrder } from '../mesh';
import { PublishedEndpoint } from '../metrics';
import { refuse } from '../validation';

const EVALUATION_PERIODS = 5;
const DATAPOINTS_TO_ALARM = 3;
const KINDS = Object.keys(ALARM_KINDS) as (keyof typeof ALARM_KINDS)[];

/**
 * Alarms on what the proxies of a service publish, each in as many severities as it is given limits.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export class ServiceConnectAlarms extends Construct {
  /** All alarms. */
  public readonly alarms: Alarm[];
  private readonly bySeverity = new Map<string, Alarm[]>();

  /**
   * Makes an alarm for each endpoint, kind and severity that has limits.
   *
   * Throws SC031 if no limits are given, and for a kind of alarm that fits no endpoint of the service, SC010 for actions of a severity
   * that no alarm has, SC007 for an endpoint that the service does not have, SC013 for a service that this library did not make, SC606
   * if the stack of the service waits for that of the alarms.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectAlarmsProps) {
    super(scope, id);
    const { service, endpoint } = props;
    memberOrRefuse('service', service, this);
    const order = StackOrder.of(this).draft();
    order.require(this, service, `alarms ${this.node.path} watch service ${service.node.path}`, MONITORING_STACK_ADVICE);
    const chosen = endpoint === undefined ? undefined : bindingOf(service.endpoint(endpoint))!.name;
    if (KINDS.every((kind) => isEmpty(props[kind]))) refuse(sc031, alarmsWithoutKind(service.node.path, KINDS), this);
    const endpoints = publishedEndpoints(service).filter(({ name }) => chosen === undefined || name === chosen);
    this.make('errorRate', ALARM_KINDS.errorRate, props, endpoints);
    this.make('latency', ALARM_KINDS.latency, props, endpoints);
    this.make('noHealthyTraffic', ALARM_KINDS.noHealthyTraffic, props, endpoints);
    this.make('tlsNegotiation', ALARM_KINDS.tlsNegotiation, props, endpoints);
    this.make('connectionSurge', ALARM_KINDS.connectionSurge, props, endpoints);
    this.alarms = [...this.bySeverity.values()].flat();

    for (const [severity, actions] of Object.entries(props.actions ?? {})) {
      const alarms = this.bySeverity.get(severity);
      if (!alarms) refuse(sc010, propNotSupported(`actions for ${severity}`, 'no alarm has that severity', 'give the limits of an alarm the same key'), this);
      for (const alarm of alarms) alarm.addAlarmAction(...actions);
    }
    order.commit();
  }

  /**
   * The alarms of a severity.
   *
   * @param severity the key under which their limits were given
   */
  public withSeverity(severity: string): Alarm[] {
    return this.bySeverity.get(severity) ?? [];
  }

  private make<Options extends ServiceConnectAlarmOptions>(
    option: keyof typeof ALARM_KINDS, kind: AlarmKind<Options>, props: ServiceConnectAlarmsProps, endpoints: readonly PublishedEndpoint[],
  ): void {
    const limits = Object.entries((props[option] ?? {}) as Record<string, Options>);
    if (limits.length === 0) return;
    if (kind.watchesResponses && endpoints.some(({ respondsHere }) => !respondsHere)) {
      refuse(sc031, responsesElsewhere(option, props.service.node.path), this);
    }
    const fitting = endpoints.filter((endpoint) => kind.fits(endpoint));
    if (fitting.length === 0) {
      refuse(sc031, metricNotPublished(option, kind.needs, props.service.node.path, endpoints.map(({ name }) => name)), this);
    }
    for (const [severity, options] of limits) {
      for (const endpoint of fitting) {
        const condition = kind.condition(endpoint, options, options.period ?? Duration.minutes(1));
        const alarm = this.alarm(`${kind.id}-${endpoint.name}-${severity}`, condition, options, `${severity}: ${endpoint.name}: ${condition.what}`);
        this.bySeverity.set(severity, [...this.withSeverity(severity), alarm]);
      }
    }
  }

  private alarm(id: string, { metric, threshold, breachesBelow }: Condition, options: ServiceConnectAlarmOptions, description: string): Alarm {
    const { evaluationPeriods = EVALUATION_PERIODS } = options;
    return new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods,
      datapointsToAlarm: options.datapointsToAlarm ?? Math.min(DATAPOINTS_TO_ALARM, evaluationPeriods),
      comparisonOperator: breachesBelow ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: breachesBelow ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: options.description ?? description,
    });
  }
}

function isEmpty(limits: object | undefined): boolean {
  return Object.keys(limits ?? {}).length === 0;
}
