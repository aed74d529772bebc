import { Misuse, misuse } from './misuse';
import { Problem } from '../rule';

export const sc013 = misuse('SC013', 'foreign-target', 'Targets, namespaces and endpoints come from this library');

/** What a parameter takes. */
export interface Expected {
  /** What it takes. */
  readonly what: string;
  /** Where to get it. */
  readonly fix: string;
}

export const ENDPOINT_EXPECTED: Expected = {
  what: 'an endpoint of this library',
  fix: 'make each with ServiceConnectEndpoint.http, http2, grpc or tcp',
};
export const NAMESPACE_EXPECTED: Expected = {
  what: 'a namespace of this library',
  fix: 'make a ServiceConnectNamespace, or wrap the namespace that you have with ServiceConnectNamespace.fromCloudMapNamespace',
};
export const SERVICE_EXPECTED: Expected = {
  what: 'a service of this library',
  fix: 'adopt an ECS service with ServiceConnectAdoptedService, and give that construct',
};
export const TARGET_EXPECTED: Expected = {
  what: 'a service of this library, or one of its endpoints',
  fix: 'adopt an ECS service with ServiceConnectAdoptedService, and connect to that construct; '
    + 'import the endpoint of another app with importEndpoint of the namespace',
};

/** An object that this library did not make. */
export function foreignObject(parameter: string, given: string, { what, fix }: Expected): Problem {
  return { message: `${parameter} is ${given}; it must be ${what}`, fix };
}

/** An endpoint that is imported as that of another app, and that a service of this app publishes. */
export function importedOwnEndpoint(address: string, service: string): Problem {
  return {
    message: `endpoint ${address} is imported as that of another app, and service ${service} of this app publishes it`,
    fix: `connect to ${service}, and leave importEndpoint out`,
  };
}

/** An ECS service that is on the mesh through a construct. */
export function wrappedService(parameter: string, given: string, construct: string): Problem {
  return {
    message: `${parameter} is ${given}, the ECS service inside ${construct}`,
    fix: `give the construct ${construct} itself`,
  };
}

export const sc029 = misuse('SC029', 'two-releases', 'All objects come from one release of this library');

/** An object of another release. */
export function otherRelease(parameter: string, given: string, release: string): Problem {
  return {
    message: `${parameter} is ${given} of release ${release} of cdk-ecs-service-connect; this app uses another release`,
    fix: 'install one release for all packages of the app, or import the service with importEndpoint of the namespace',
  };
}

/** What any construct refuses about the objects that it is given. */
export const OBJECTS_MISUSES: readonly Misuse[] = [sc013, sc029];
