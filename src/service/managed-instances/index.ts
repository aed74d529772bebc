export * from './managed-instances-service-props';
export * from './service-connect-managed-instances-service';
