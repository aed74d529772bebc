export type { ServiceConnectTaskResources } from './analysis/sizing';
export { ServiceConnectPublicFrontend } from './edge';
export type {
  ServiceConnectAlternateTargetProps, ServiceConnectPublicFrontendProps, ServiceConnectPublicRouteProps, ServiceConnectPublicTargetProps,
  ServiceConnectTestListenerProps,
} from './edge';
export { ServiceConnectEndpoint, ServiceConnectProtocol, ServiceConnectTestTraffic } from './endpoint';
export type { ServiceConnectEndpointProps, ServiceConnectHttpEndpointProps, ServiceConnectTakingOverProps } from './endpoint';
export { ServiceConnectConnection, ServiceConnectOrdering } from './mesh';
export type {
  IServiceConnectEndpoint, IServiceConnectNamespace, IServiceConnectService, IServiceConnectTarget, ServiceConnectConnectionOptions,
  ServiceConnectCustomResourceOptions, ServiceConnectEndpointImportOptions,
} from './mesh';
export { ServiceConnectConnectionMetrics, ServiceConnectMetrics, ServiceConnectNamespaceMetrics } from './metrics';
export type { ServiceConnectMetricOptions, ServiceConnectNamespaceMetricOptions } from './metrics';
export { ServiceConnectNamespace } from './namespace';
export type { ServiceConnectNamespaceAttributes, ServiceConnectNamespaceOptions, ServiceConnectNamespaceProps } from './namespace';
export { ServiceConnectAlarms, ServiceConnectDashboard } from './observability';
export type {
  ServiceConnectAlarmOptions, ServiceConnectAlarmsProps, ServiceConnectConnectionSurgeAlarm, ServiceConnectDashboardProps,
  ServiceConnectErrorRateAlarm, ServiceConnectLatencyAlarm, ServiceConnectNoHealthyTrafficAlarm, ServiceConnectTlsNegotiationAlarm,
} from './observability';
export {
  ServiceConnectCertificateAuthority, ServiceConnectProxyLogging, ServiceConnectProxyLogLevel,
  ServiceConnectProxyOverhead, ServiceConnectTls,
} from './proxy';
export type {
  ServiceConnectAwsLogsProxyLoggingProps, ServiceConnectCertificateAuthorityProps, ServiceConnectPrivateCaTlsOptions,
  ServiceConnectProxyLoggingOptions,
} from './proxy';
export { ServiceConnectAdoptedService } from './service/adopted';
export type { ServiceConnectAdoptedServiceProps } from './service/adopted';
export { ServiceConnectScaling } from './service/base';
export type {
  ServiceConnectConnectionScalingProps, ServiceConnectRequestScalingProps, ServiceConnectResponseTimeScalingProps, ServiceConnectScalingProps,
  ServiceConnectTaskScalingProps,
} from './service/base';
export { ServiceConnectEc2Service } from './service/ec2';
export type { ServiceConnectEc2ServiceProps } from './service/ec2';
export { ServiceConnectFargateService, ServiceConnectFargateTaskSize } from './service/fargate';
export type { ServiceConnectFargateServiceProps } from './service/fargate';
export { ServiceConnectManagedInstancesService } from './service/managed-instances';
export type { ServiceConnectManagedInstancesServiceProps } from './service/managed-instances';
export type { ServiceConnectBaseServiceProps, ServiceConnectServiceProps } from './service/props';
export { ServiceConnectEc2TaskSize } from './service/task';
export { ServiceConnectMesh } from './testing';
export type { ServiceConnectMeshConnection, ServiceConnectMeshEndpoint, ServiceConnectMeshFinding, ServiceConnectMeshService } from './testing';
export { ServiceConnectValidator } from './validation';
