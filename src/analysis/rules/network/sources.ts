/** AWS pages and threads that the rules about networks rest on. */
export const CONCEPTS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html';
export const VPC_ENDPOINTS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html';
export const YELB_THREAD = 'https://github.com/mreferre/yelb/issues/86';
