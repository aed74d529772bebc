import { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { IServiceConnectService } from '../mesh';

/** What every alarm has. */
export interface ServiceConnectAlarmOptions {
  /**
   * Period that each value covers.
   *
   * @default Duration.minutes(1)
   */
  readonly period?: Duration;
  /**
   * Periods that are looked at, 1 or more.
   *
   * @default 5
   */
  readonly evaluationPeriods?: number;
  /**
   * Periods among them that have to breach, from 1 to all of them.
   *
   * @default 3, or all where fewer are looked at
   */
  readonly datapointsToAlarm?: number;
  /**
   * Description of the alarm. Its notifications contain it.
   *
   * @default - the id of the construct, the endpoint, and what is watched
   */
  readonly description?: string;
}

/** An alarm on the share of responses with a status of 500 to 599, as all clients see them. */
export interface ServiceConnectErrorRateAlarm extends ServiceConnectAlarmOptions {
  /** Share of errors, in percent, above which the alarm goes off: from 0, which any error exceeds, to less than 100. */
  readonly maxPercent: number;
  /**
   * Responses in a period below which nothing is judged; more than 0. With the default, one error in a quiet minute is a share of 100 percent.
   *
   * @default 1
   */
  readonly minResponses?: number;
}

/** An alarm on the time that the application takes for a response. */
export interface ServiceConnectLatencyAlarm extends ServiceConnectAlarmOptions {
  /** Time above which the alarm goes off, more than 0. */
  readonly maxResponseTime: Duration;
  /**
   * Statistic of the response times.
   *
   * @default 'Average'
   */
  readonly statistic?: string;
}

/** An alarm on the absence of good responses; for a TCP endpoint, of open connections. No data counts as none. */
export interface ServiceConnectNoHealthyTrafficAlarm extends ServiceConnectAlarmOptions {
  /**
   * Responses with a status of 200 to 399 in a period, or open connections, below which the alarm goes off. More than 0.
   *
   * @default 1
   */
  readonly minCount?: number;
}

/** An alarm on TLS connections that failed, at the server's proxy or at a client's. */
export interface ServiceConnectTlsNegotiationAlarm extends ServiceConnectAlarmOptions {
  /**
   * Failures in a period above which the alarm goes off, 0 or more.
   *
   * @default 0
   */
  readonly maxErrors?: number;
}

/** An alarm on connections that clients open, all at once. */
export interface ServiceConnectConnectionSurgeAlarm extends ServiceConnectAlarmOptions {
  /** New connections in a period above which the alarm goes off, 0 or more. */
  readonly maxNewConnections: number;
}

/**
 * Properties of the alarms of a service. Each kind has an alarm at each endpoint that it fits.
 *
 * The alarms of one construct have one severity: another one, with other limits and actions, is another construct.
 */
export interface ServiceConnectAlarmsProps {
  /** The server that is watched. */
  readonly service: IServiceConnectService;
  /**
   * Name of the one endpoint that is watched.
   *
   * @default - all endpoints of the service
   */
  readonly endpoint?: string;
  /**
   * Too many errors. HTTP and HTTP/2 endpoints only: the proxy counts no responses of gRPC by their status.
   *
   * @default - not watched
   */
  readonly errorRate?: ServiceConnectErrorRateAlarm;
  /**
   * Slow responses. HTTP, HTTP/2 and gRPC endpoints only.
   *
   * @default - not watched
   */
  readonly latency?: ServiceConnectLatencyAlarm;
  /**
   * No good response at all: of gRPC no call, of TCP no connection; no request, if all clients are in other accounts.
   *
   * @default - not watched
   */
  readonly noHealthyTraffic?: ServiceConnectNoHealthyTrafficAlarm;
  /**
   * TLS connections that fail. Endpoints with TLS only.
   *
   * @default - not watched
   */
  readonly tlsNegotiation?: ServiceConnectTlsNegotiationAlarm;
  /**
   * Clients that connect anew all at once.
   *
   * @default - not watched
   */
  readonly connectionSurge?: ServiceConnectConnectionSurgeAlarm;
  /**
   * What each of the alarms does when it goes off.
   *
   * @default - nothing
   */
  readonly actions?: IAlarmAction[];
}
