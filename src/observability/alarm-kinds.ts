import { IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import {
  ServiceConnectAlarmsProps, ServiceConnectConnectionSurgeAlarm, ServiceConnectErrorRateAlarm, ServiceConnectLatencyAlarm,
  ServiceConnectNoHealthyTrafficAlarm, ServiceConnectTlsNegotiationAlarm,
} from './alarm-props';
import { NumberRange } from '../analysis/rules/misuse';
import { PublishedEndpoint } from '../metrics';

/** When an alarm goes off. */
export interface Condition {
  readonly metric: IMetric;
  readonly threshold: number;
  /** Whether values below the threshold breach, and missing values, too; otherwise values above it do. */
  readonly breachesBelow: boolean;
  readonly what: string;
}

/** A kind of alarm. */
export interface AlarmKind<Options> {
  readonly id: string;
  /** What an endpoint needs to publish the metric, for messages. */
  readonly needs: string;
  /** Whether it watches responses, whose metrics are in the accounts of the clients. */
  readonly watchesResponses?: true;
  /** The limit that has no default: languages without types do not ask for it. */
  readonly limit?: keyof Options & string;
  /** The numbers between which an alarm can go off, and can be silent; of a duration in milliseconds. */
  readonly ranges: { readonly [Name in keyof Options]?: NumberRange };
  /** Whether an endpoint publishes the metric. */
  fits(endpoint: PublishedEndpoint): boolean;
  condition(endpoint: PublishedEndpoint, options: Options, period: Duration): Condition;
}

/** The kinds of alarms, by the option that asks for them. */
type AlarmKinds = {
  readonly [Option in 'errorRate' | 'latency' | 'noHealthyTraffic' | 'tlsNegotiation' | 'connectionSurge']:
  AlarmKind<NonNullable<ServiceConnectAlarmsProps[Option]>>;
};

const errorRate: AlarmKind<ServiceConnectErrorRateAlarm> = {
  id: 'ErrorRate',
  needs: 'that speaks HTTP or HTTP/2',
  watchesResponses: true,
  limit: 'maxPercent',
  // The share is never above 100.
  ranges: { maxPercent: { from: 0, below: 100 }, minResponses: { above: 0 } },
  fits: ({ http, grpc }) => http && !grpc,
  condition({ metrics, name: endpoint }, { maxPercent, minResponses = 1 }, period) {
    const options = { endpoint, period };
    return {
      metric: new MathExpression({
        expression: `IF(SUM(FILL([c2,c3,c4,c5],0))>=${minResponses},100*SUM(FILL([c5],0))/SUM(FILL([c2,c3,c4,c5],0)),0)`,
        usingMetrics: {
          c2: metrics.metricHttpCodeTarget2xxCount(options),
          c3: metrics.metricHttpCodeTarget3xxCount(options),
          c4: metrics.metricHttpCodeTarget4xxCount(options),
          c5: metrics.metricHttpCodeTarget5xxCount(options),
        },
        label: `Errors of ${endpoint} in percent`,
        period,
      }),
      threshold: maxPercent,
      breachesBelow: false,
      what: `more than ${maxPercent} % of responses are errors`,
    };
  },
};

const latency: AlarmKind<ServiceConnectLatencyAlarm> = {
  id: 'Latency',
  needs: 'that speaks HTTP, HTTP/2 or gRPC',
  watchesResponses: true,
  limit: 'maxResponseTime',
  ranges: { maxResponseTime: { above: 0 } },
  fits: ({ http }) => http,
  condition({ metrics, name: endpoint }, { maxResponseTime, statistic = 'Average' }, period) {
    const threshold = maxResponseTime.toMilliseconds({ integral: false });
    return {
      metric: metrics.metricTargetResponseTime({ endpoint, period, statistic }),
      threshold,
      breachesBelow: false,
      what: `${statistic} of the response time is above ${threshold} ms`,
    };
  },
};

const noHealthyTraffic: AlarmKind<ServiceConnectNoHealthyTrafficAlarm> = {
  id: 'NoHealthyTraffic',
  needs: 'to watch',
  ranges: { minCount: { above: 0 } },
  fits: () => true,
  condition({ metrics, name: endpoint, http, grpc, respondsHere }, { minCount: threshold = 1 }, period) {
    const options = { endpoint, period };
    if (grpc) {
      return { metric: metrics.metricGrpcRequestCount(options), threshold, breachesBelow: true, what: `fewer than ${threshold} calls` };
    }
    if (!http) {
      const metric = metrics.metricActiveConnectionCount(options);
      return { metric, threshold, breachesBelow: true, what: `fewer than ${threshold} connections are open` };
    }
    if (!respondsHere) {
      return { metric: metrics.metricRequestCount(options), threshold, breachesBelow: true, what: `fewer than ${threshold} requests` };
    }
    const usingMetrics = { c2: metrics.metricHttpCodeTarget2xxCount(options), c3: metrics.metricHttpCodeTarget3xxCount(options) };
    const metric = new MathExpression({ expression: 'SUM(FILL([c2,c3],0))', usingMetrics, label: `Good responses of ${endpoint}`, period });
    return { metric, threshold, breachesBelow: true, what: `fewer than ${threshold} good responses` };
  },
};

const tlsNegotiation: AlarmKind<ServiceConnectTlsNegotiationAlarm> = {
  id: 'TlsNegotiation',
  needs: 'with TLS',
  ranges: { maxErrors: { from: 0 } },
  fits: ({ tls }) => tls,
  condition({ metrics, name: endpoint }, { maxErrors: threshold = 0 }, period) {
    const options = { endpoint, period };
    const usingMetrics = {
      server: metrics.metricClientTlsNegotiationErrorCount(options),
      clients: metrics.metricTargetTlsNegotiationErrorCount(options),
    };
    const metric = new MathExpression({ expression: 'SUM(FILL([server,clients],0))', usingMetrics, label: `TLS errors at ${endpoint}`, period });
    return { metric, threshold, breachesBelow: false, what: `more than ${threshold} TLS connections failed` };
  },
};

const connectionSurge: AlarmKind<ServiceConnectConnectionSurgeAlarm> = {
  id: 'ConnectionSurge',
  needs: 'to watch',
  limit: 'maxNewConnections',
  ranges: { maxNewConnections: { from: 0 } },
  fits: () => true,
  condition({ metrics, name: endpoint }, { maxNewConnections: threshold }, period) {
    const metric = metrics.metricNewConnectionCount({ endpoint, period });
    return { metric, threshold, breachesBelow: false, what: `more than ${threshold} connections were opened` };
  },
};

/** Every kind of alarm. */
export const ALARM_KINDS: AlarmKinds = { errorRate, latency, noHealthyTraffic, tlsNegotiation, connectionSurge };
