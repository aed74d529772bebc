export * from './ec2-service-props';
export * from './ec2-task-size';
export * from './service-connect-ec2-service';
