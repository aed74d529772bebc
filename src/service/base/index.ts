export * from './connection-security-group';
export * from './launched-service';
export * from './service-base';
export * from './service-connect-configuration';
export * from './service-scaling';
