import { Misuse, misuse } from './misuse';
import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc009 = misuse('SC009', 'url-needs-http', 'Only HTTP, HTTP/2 and gRPC endpoints have a URL');

/** The URL of a TCP endpoint. */
export function urlOfTcp(address: string): Problem {
  return {
    message: `endpoint ${address} speaks TCP, which has no URL scheme`,
    fix: 'use address, or dnsName and port; for an environment variable, set urlScheme to the scheme of your protocol',
  };
}

export const sc027 = misuse('SC027', 'address-in-namespace', 'The address of an endpoint without dnsName comes from its service');

/** The address of a definition that has no client alias. */
export function addressInNamespace(property: string, endpoint: string): Problem {
  return {
    message: `${property} of endpoint ${JSON.stringify(endpoint)} is read, but the endpoint has no dnsName; clients dial <discoveryName>.<namespaceName>, `
      + 'which only the service knows',
    fix: 'give the endpoint a dnsName, or call endpoint of the service and read the address there',
  };
}

export const sc017 = misuse('SC017', 'taking-over-name', 'An endpoint that takes over a name states it', COMPONENTS_PAGE);

/** An endpoint that takes over without the name that clients dial. */
export function takingOverWithoutName(): Problem {
  return {
    message: 'dnsName is left out; an endpoint that takes over needs the name that clients dial today',
    fix: 'set dnsName to the name of the Cloud Map service or the load balancer that clients use, and port if it is not the containerPort',
  };
}

export const sc018 = misuse(
  'SC018', 'cloud-map-service-unknown', 'This app can determine the Cloud Map service of an endpoint',
  'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectServiceResource.html',
);

/** A service with several endpoints, each with a Cloud Map service. */
export function cloudMapServiceAmbiguous(service: string, endpoints: number): Problem {
  return {
    message: `service ${service} has ${endpoints} endpoints; ECS lists their Cloud Map services in no fixed order`,
    fix: 'publish the endpoint from a service that has no other endpoint',
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
    fix: 'pass the ARN from that app',
  };
}

/** What an endpoint refuses. */
export const ENDPOINTS_MISUSES: readonly Misuse[] = [sc009, sc017, sc018, sc027];
