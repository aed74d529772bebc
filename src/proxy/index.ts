export * from './proxy-logging';
export * from './proxy-overhead';
