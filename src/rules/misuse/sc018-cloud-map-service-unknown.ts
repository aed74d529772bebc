import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc018 = misuse(
  'SC018', 'cloud-map-service-unknown', 'The Cloud Map service of an endpoint is asked for where this app can tell it',
  'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectServiceResource.html',
);

/** A service with several endpoints, each with a Cloud Map service. */
export function cloudMapServiceAmbiguous(service: string, endpoints: number): Problem {
  return {
    message: `service ${service} has ${endpoints} endpoints; ECS lists their Cloud Map services in no order that it promises`,
    fix: 'publish the endpoint from a service that has no other one',
  };
}

/** A service without Service Connect. */
export function cloudMapServiceOffMesh(service: string): Problem {
  return {
    message: `Service Connect is off for service ${service}; ECS makes no Cloud Map service for it`,
    fix: 'remove serviceConnectEnabled: false first',
  };
}

/** An endpoint that another app publishes. */
export function cloudMapServiceElsewhere(endpoint: string): Problem {
  return {
    message: `endpoint ${endpoint} is published by another app, which knows its Cloud Map service`,
    fix: 'let the other app hand over the ARN',
  };
}
