export * from './endpoint-props';
export * from './service-connect-endpoint';
export * from './taking-over-props';
