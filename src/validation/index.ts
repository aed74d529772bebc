export * from './checked-objects';
export * from './checked-values';
export * from './mark';
export * from './refuse';
export * from './service-connect-validator';
