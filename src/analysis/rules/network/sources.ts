/** AWS pages and threads that the rules about networks rest on. */
export const CONCEPTS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html';
export const VPC_ENDPOINTS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html';
export const YELB_THREAD = 'https://github.com/mreferre/yelb/issues/86';
export const SERVICE_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html';
export const APP_MESH_MIGRATION_PAGE = 'https://aws.amazon.com/blogs/containers/migrating-from-aws-app-mesh-to-amazon-ecs-service-connect/';
export const TARGET_GROUP_PAGE = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html';
