export * from './fargate-sizes';
export * from './proxy-allowance';
