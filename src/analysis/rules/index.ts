export * from './judge';
export * from './registry';
export * from './rule';
