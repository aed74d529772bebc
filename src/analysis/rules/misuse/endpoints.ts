import { Misuse, misuse } from './misuse';
import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc009 = misuse('SC009', 'url-needs-http', 'Only HTTP, HTTP/2 and gRPC endpoints have a URL');

/** The URL of a TCP endpoint. */
export function urlOfTcp(address: string): Problem {
  return {
    message: `endpoint ${address} speaks TCP, which has no URL scheme of its own`,
    fix: 'use address, or dnsName and port; for an environment variable, give urlScheme the scheme of your protocol',
  };
}

export const sc027 = misuse('SC027', 'address-in-namespace', 'The address of an endpoint without a client alias is known in its namespace');

/** The address of a definition that has no client alias. */
export function addressInNamespace(property: string, endpoint: string): Problem {
  return {
    message: `${property} of endpoint ${JSON.stringify(endpoint)} is read, and it has no dnsName; clients dial <discoveryName>.<namespaceName>, `
      + 'which the endpoint learns from its service',
    fix: 'give the endpoint a dnsName, or read the address of the endpoint that the method endpoint of the service gives',
  };
}

export const sc017 = misuse('SC017', 'taking-over-name', 'An endpoint that takes over says which name it takes over', COMPONENTS_PAGE);

/** An endpoint that takes over without the name that clients dial. */
export function takingOverWithoutName(): Problem {
  return {
    message: 'dnsName is left out; an endpoint that takes over has the name that clients dial today',
    fix: 'give the dnsName, and the port where it is not the containerPort, of the Cloud Map service or the load balancer that clients use',
  };
}

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
    fix: 'set serviceConnectEnabled to true first',
  };
}

/** An endpoint that another app publishes. */
export function cloudMapServiceElsewhere(endpoint: string): Problem {
  return {
    message: `endpoint ${endpoint} is published by another app, which knows its Cloud Map service`,
    fix: 'let the other app hand over the ARN',
  };
}

/** What an endpoint refuses. */
export const ENDPOINTS_MISUSES: readonly Misuse[] = [sc009, sc017, sc018, sc027];
