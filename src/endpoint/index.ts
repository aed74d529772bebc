export * from './endpoint-props';
export * from './service-connect-endpoint';
