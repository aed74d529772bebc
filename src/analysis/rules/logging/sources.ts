/** AWS pages that the rules about logs rest on. */
export const ACCESS_LOG_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectAccessLogConfiguration.html';
export const FIRELENS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html';
export const LOG_CONFIGURATION_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html';
