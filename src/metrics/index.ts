export * from './connection-metrics';
export type { ServiceConnectMetricOptions } from './metric-source';
export * from './namespace-metrics';
export * from './service-connect-metrics';
