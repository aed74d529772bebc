export * from './fargate-service-props';
export * from './fargate-task-size';
export * from './service-connect-fargate-service';
