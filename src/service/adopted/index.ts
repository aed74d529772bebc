export * from './adopted-service-props';
export * from './service-connect-adopted-service';
