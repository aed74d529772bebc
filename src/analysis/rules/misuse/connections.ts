import { Misuse, misuse, quoted } from './misuse';
import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc001 = misuse('SC001', 'connect-to-self', 'A service does not connect to itself', COMPONENTS_PAGE);

/** A service that connects to itself. */
export function connectToSelf(service: string): Problem {
  return {
    message: `service ${service} connects to itself; a client waits for its server, and a service cannot wait for itself`,
    fix: 'call the application directly on localhost and its containerPort',
  };
}

export const sc002 = misuse('SC002', 'connect-without-endpoints', 'The target of a connection has endpoints', COMPONENTS_PAGE);

/** A target without endpoints. */
export function connectWithoutEndpoints(client: string, server: string): Problem {
  return {
    message: `service ${client} connects to ${server}, which has no endpoints`,
    fix: `give ${server} an endpoint, for example with ServiceConnectEndpoint.http`,
  };
}

export const sc006 = misuse('SC006', 'connection-changed', 'A second connection to an endpoint keeps the options of the first');

/** A second connection to the same endpoint that contradicts the first. */
export function connectionChanged(connection: {
  readonly client: string; readonly endpoint: string; readonly option: string; readonly before: unknown; readonly now: unknown;
}): Problem {
  const { client, endpoint, option, before, now } = connection;
  return {
    message: `service ${client} is connected to ${endpoint} with ${option} ${String(before)}; this call gives ${String(now)}`,
    fix: `give the same ${option} in both calls, or make only one call`,
  };
}

export const sc007 = misuse('SC007', 'endpoint-choice', 'A call means exactly one endpoint of a service');

/** A name that no endpoint has. */
export function endpointNotFound(service: string, name: string, names: readonly string[]): Problem {
  return {
    message: `${service} has no endpoint ${JSON.stringify(name)}; ${names.length === 0 ? 'it has no endpoints' : `its endpoints are ${quoted(names)}`}`,
    fix: names.length === 0 ? 'give the service an endpoint' : 'use one of these names',
  };
}

/** Several endpoints where one is needed. */
export function endpointAmbiguous(service: string, purpose: string, names: readonly string[]): Problem {
  return {
    message: `${purpose} needs one endpoint, but ${service} has ${names.length === 0 ? 'none' : `several: ${quoted(names)}`}`,
    fix: names.length === 0 ? 'give the service an endpoint' : 'give the name of one of them',
  };
}

export const sc008 = misuse('SC008', 'connect-across-stages', 'A connection stays inside one Stage', 'https://docs.aws.amazon.com/cdk/v2/guide/stages.html');

/** Client and server in different Stages. */
export function connectAcrossStages(connection: {
  readonly client: string; readonly clientStage: string; readonly server: string; readonly serverStage: string;
}): Problem {
  const { client, clientStage, server, serverStage } = connection;
  return {
    message: `service ${client} in ${clientStage} connects to ${server} in ${serverStage}; Stages are deployed separately, and CDK cannot order them`,
    fix: 'put both services into one Stage, or import the server with importEndpoint of the namespace',
  };
}

/** A service in another Stage than the namespace that it is in. */
export function namespaceOfAnotherStage(place: {
  readonly service: string; readonly stage: string; readonly namespace: string; readonly namespaceStage: string;
}): Problem {
  const { service, stage, namespace, namespaceStage } = place;
  return {
    message: `service ${service} in ${stage} uses the namespace ${namespace} of ${namespaceStage}; a Stage cannot refer to resources outside it`,
    fix: 'make a namespace in each Stage, or import the other one with ServiceConnectNamespace.fromNamespaceAttributes',
  };
}

export const sc011 = misuse('SC011', 'variable-taken', 'An environment variable has one value');

/** An environment variable that already has another value. */
export function variableTaken(variable: {
  readonly name: string; readonly container: string; readonly before: string; readonly now: string;
}): Problem {
  const { name, container, before, now } = variable;
  return {
    message: `environment variable ${name} of container ${container} is ${JSON.stringify(before)} and would become ${JSON.stringify(now)}`,
    fix: 'use another variable, or remove one of the two',
  };
}

/** An environment variable that is a secret of the container: ECS rejects a name that is in both. */
export function variableIsSecret(name: string, container: string, now: string): Problem {
  return {
    message: `environment variable ${name} of container ${container} is a secret and would become ${JSON.stringify(now)}`,
    fix: 'use another variable, or remove the secret',
  };
}

export const sc025 = misuse(
  'SC025', 'variable-name', 'The name of an environment variable is not empty and has no spaces and no "="',
  'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html',
);

/** A name that no environment variable can have. */
export function variableNameProblem(name: string): Problem | undefined {
  if (/^[^\s=]+$/.test(name)) return undefined;
  return {
    message: `an environment variable is named ${JSON.stringify(name)}; a name has at least one character, no spaces and no "="`,
    fix: 'use a name such as CATALOG_URL, or leave the option out',
  };
}

export const sc019 = misuse('SC019', 'network-unknown', 'The network that a connection opens is known', COMPONENTS_PAGE);

/** A service whose tasks have the groups of their instances, of which nobody knows any. */
export function instancesUnknown(service: string, networkMode: string, cluster: string): Problem {
  return {
    message: `service ${service} runs in network mode "${networkMode}" on the cluster ${cluster}, whose instances have no known security group`,
    fix: 'add the capacity to the cluster before the connection, give securityGroups to Cluster.fromClusterAttributes, '
      + 'or open the ports yourself and connect with openSecurityGroups set to false',
  };
}

/** A VPC whose addresses nobody knows, on one end of a connection between VPCs. */
export function addressesUnknown(vpc: string, connection: string): Problem {
  return {
    message: `${connection} crosses VPCs, which needs a rule by CIDR; the CIDR of the VPC ${vpc} is not known`,
    fix: 'give vpcCidrBlock to Vpc.fromVpcAttributes, or open the ports yourself and connect with openSecurityGroups set to false',
  };
}

export const sc028 = misuse('SC028', 'connect-before-synthesis', 'Constructs are made and connected before synthesis', 'https://docs.aws.amazon.com/cdk/v2/guide/apps.html');

/** A change of what is written already. */
export function changedAfterSynthesis(change: string): Problem {
  return {
    message: `${change} after synthesis; the template is already written, so the change has no effect`,
    fix: 'do it before the app is synthesised; in a test, before its template is read',
  };
}

/** A construct of which CDK visits no more, although something is left to do about it at synthesis. */
export function madeUnseen(construct: string): Problem {
  return {
    message: `an Aspect made or changed ${construct} in a part of the app that CDK had already visited; its work at synthesis would be skipped`,
    fix: 'set the feature flag @aws-cdk/core:aspectStabilization, or do it outside the Aspect',
  };
}

/** What `connectTo` and the choice of an endpoint refuse. */
export const CONNECTIONS_MISUSES: readonly Misuse[] = [sc001, sc002, sc006, sc007, sc008, sc011, sc019, sc025, sc028];
