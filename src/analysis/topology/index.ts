export * from './topology';
export * from './topology-of';
