export * from './base-service-props';
export * from './l2-props';
export * from './service-props';
