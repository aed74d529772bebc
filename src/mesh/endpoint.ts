import { IServiceConnectNamespace } from './namespace';
import { ServiceConnectProtocol } from '../endpoint';

/** An endpoint that clients in the namespace can dial: bound to its service, or published by another app. */
export interface IServiceConnectEndpoint extends IServiceConnectTarget {
  /**
   * URL that clients use, `http://catalog:80`.
   *
   * It is `http` with TLS, too: applications speak plain HTTP to the proxy beside them. Reading it throws SC009 for a TCP
   * endpoint, which has no URL scheme; use `address`.
   */
  readonly url: string;
  /** Name and port that clients dial, `catalog:80`. */
  readonly address: string;
  /** Name that clients dial: the client alias or, without one, `<discoveryName>.<namespaceName>`. */
  readonly dnsName: string;
  /** Port that clients dial. The proxy of the server can listen on another one. */
  readonly port: number;
  /** What the endpoint speaks. */
  readonly protocol: ServiceConnectProtocol;
  /** The namespace in which the name is known. */
  readonly namespace: IServiceConnectNamespace;
  /**
   * Name of the endpoint in Cloud Map, unique in the namespace.
   *
   * @default - not known: the endpoint is another app's
   */
  readonly discoveryName?: string;
  /**
   * ARN of the Cloud Map service that ECS makes for the endpoint at deployment, for the VPC link integration of an API Gateway.
   *
   * It adds a custom resource below the service: a Lambda function that asks ECS for the ARN when the service is deployed. Its role allows
   * `ecs:DescribeServices` on this one service, and `customResources` of the namespace says how it runs. A second call adds nothing. Throws
   * SC018 for an endpoint of another app, of a service off the mesh, or of one with several endpoints.
   */
  cloudMapServiceArn(): string;
}

/** Something to connect to: a service with all its endpoints, or one endpoint. */
export interface IServiceConnectTarget {
  /** The endpoints that a connection to this target reaches. */
  readonly endpoints: IServiceConnectEndpoint[];
}
