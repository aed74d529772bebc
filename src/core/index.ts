export * from './dependencies';
export * from './scopes';
export * from './synthesis';
export * from './values';
