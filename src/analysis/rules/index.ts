export * from './judge';
export * from './judgement';
export * from './registry';
export * from './rule';
