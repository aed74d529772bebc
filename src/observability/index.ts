export * from './alarm-props';
export * from './service-connect-alarms';
export * from './service-connect-dashboard';
