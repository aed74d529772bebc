export * from './service-connect-validator';
