export * from './scopes';
export * from './values';
