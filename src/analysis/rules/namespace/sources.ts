/** AWS pages that the rules about namespaces rest on. */
export const CONFIGURATION_RESOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-serviceconnectconfiguration.html';
export const CLUSTER_DEFAULTS_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterServiceConnectDefaultsRequest.html';
export const BOGUS_NAMESPACE_THREAD = 'https://github.com/aws/aws-cdk/issues/25616';
