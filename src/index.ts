export type { TaskResources } from './analysis/sizing';
export { ServiceConnectPublicFrontend } from './edge';
export type { ServiceConnectPublicFrontendProps, ServiceConnectPublicRouteProps, ServiceConnectPublicTargetProps } from './edge';
export { ServiceConnectEndpoint, ServiceConnectProtocol, ServiceConnectTestTraffic } from './endpoint';
export type { ServiceConnectEndpointProps, ServiceConnectHttpEndpointProps, ServiceConnectTakingOverProps } from './endpoint';
export { ConnectionOrdering, ServiceConnectConnection } from './mesh';
export type {
  ConnectOptions, IServiceConnectEndpoint, IServiceConnectNamespace, IServiceConnectService, IServiceConnectTarget, ImportEndpointOptions,
  ServiceConnectConnectionProps, ServiceConnectCustomResourceOptions,
} from './mesh';
export { ServiceConnectConnectionMetrics, ServiceConnectMetrics, ServiceConnectNamespaceMetrics } from './metrics';
export type { NamespaceMetricOptions, ServiceConnectMetricOptions } from './metrics';
export { ServiceConnectNamespace } from './namespace';
export type { ServiceConnectNamespaceAttributes, ServiceConnectNamespaceOptions, ServiceConnectNamespaceProps } from './namespace';
export { ServiceConnectAlarms, ServiceConnectDashboard } from './observability';
export type {
  ServiceConnectAlarmOptions, ServiceConnectAlarmsProps, ServiceConnectConnectionSurgeAlarm, ServiceConnectDashboardProps,
  ServiceConnectErrorRateAlarm, ServiceConnectLatencyAlarm, ServiceConnectNoHealthyTrafficAlarm, ServiceConnectTlsNegotiationAlarm,
} from './observability';
export {
  AccessLogFormat, ProxyLogLevel, ProxyOverhead, ServiceConnectCertificateAuthority, ServiceConnectProxyLogging, ServiceConnectTls,
} from './proxy';
export type {
  AwsLogsProxyLoggingProps, PrivateCaTlsOptions, ServiceConnectCertificateAuthorityProps, ServiceConnectProxyLoggingOptions,
} from './proxy';
export { ServiceConnectAdoptedService } from './service/adopted';
export type { ServiceConnectAdoptedServiceProps } from './service/adopted';
export { ServiceConnectScaling } from './service/base';
export type {
  ServiceConnectConnectionScalingProps, ServiceConnectRequestScalingProps, ServiceConnectResponseTimeScalingProps, ServiceConnectScalingProps,
  ServiceConnectTaskScalingProps,
} from './service/base';
export { Ec2TaskSize, ServiceConnectEc2Service } from './service/ec2';
export type { ServiceConnectEc2ServiceProps } from './service/ec2';
export { FargateTaskSize, ServiceConnectFargateService } from './service/fargate';
export type { ServiceConnectFargateServiceProps } from './service/fargate';
export type { ServiceConnectMeshProps, ServiceConnectServiceProps } from './service/props';
export { ServiceConnectValidator } from './validation';
