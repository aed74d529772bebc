/** AWS pages that several rules rest on. */
export const COMPONENTS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html';
export const SERVICE_CONNECT_SERVICE_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html';
export const CLIENT_ALIAS_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectClientAlias.html';
export const CONFIGURATION_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html';
export const PORT_MAPPING_API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html';
export const CLOUD_MAP_QUOTAS_PAGE = 'https://docs.aws.amazon.com/general/latest/gr/cloud_map.html';
export const BLUE_GREEN_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-blue-green.html';
export const TLS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html';
