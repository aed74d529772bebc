export * from './endpoint-props';
export * from './protocol';
export * from './rendered-endpoint';
export * from './service-connect-endpoint';
export * from './test-traffic';
