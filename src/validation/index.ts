export * from './checked-values';
export * from './refuse';
export * from './service-connect-validator';
