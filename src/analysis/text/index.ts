export * from './count';
export * from './one-line';
