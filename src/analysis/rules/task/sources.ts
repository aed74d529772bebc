/** AWS pages and threads that the rules about tasks rest on. */
export const CONTAINER_DEFINITION_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html';
export const TASK_SIZE_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html';
export const HEALTH_CHECK_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html';
export const SERVICE_RESOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html';
