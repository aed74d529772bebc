export * from './assembly-topology';
export * from './change';
export * from './change-between';
export * from './judged-mesh';
export * from './topology';
export * from './topology-of';
export * from './views';
