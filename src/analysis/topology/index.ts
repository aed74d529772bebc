export * from './topology';
export * from './topology-of';
export * from './change';
export * from './change-between';
