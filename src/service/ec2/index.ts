export * from './ec2-service-props';
export * from './service-connect-ec2-service';
