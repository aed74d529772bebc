/** AWS pages that the rules about TLS rest on. */
export const INFRASTRUCTURE_ROLE_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html';
