export * from './l2-props';
export * from './mesh-props';
export * from './service-props';
