/** Pages that only the rules of this group rest on. */
export const CIRCULAR_DEPENDENCY_PAGE = 'https://aws.amazon.com/blogs/infrastructure-and-automation/handling-circular-dependency-errors-in-aws-cloudformation/';
export const STACK_DEPENDENCY_API = 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Stack.html#addwbrdependencytarget-reason';
export const LOAD_BALANCER_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html';
