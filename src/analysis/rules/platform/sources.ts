/** AWS pages and threads that the rules about platforms rest on. */
export const MANAGED_INSTANCES_THREAD = 'https://github.com/aws/amazon-ecs-service-connect-agent/issues/142';
export const INSTANCE_ROLE_THREAD = 'https://github.com/aws/aws-cdk/issues/28594';
export const ECS_ENDPOINTS_PAGE = 'https://docs.aws.amazon.com/general/latest/gr/ecs-service.html';
export const METADATA_ATTRIBUTE_PAGE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html';
