export * from './connection-metrics';
export * from './metric-source';
export * from './namespace-metrics';
export * from './published-endpoint';
export * from './service-connect-metrics';
