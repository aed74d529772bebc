import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc008 = misuse('SC008', 'connect-across-stages', 'A connection stays inside one Stage', 'https://docs.aws.amazon.com/cdk/v2/guide/stages.html');

/** Client and server in different Stages. */
export function connectAcrossStages(connection: {
  readonly client: string; readonly clientStage: string; readonly server: string; readonly serverStage: string;
}): Problem {
  const { client, clientStage, server, serverStage } = connection;
  return {
    message: `service ${client} in ${clientStage} connects to ${server} in ${serverStage}; Stages are deployed apart from each other, and nothing can order them`,
    fix: 'put both services into one Stage, or describe the server with namespace.importEndpoint(…)',
  };
}

/** A service in another Stage than the namespace that it is in. */
export function namespaceOfAnotherStage(place: {
  readonly service: string; readonly stage: string; readonly namespace: string; readonly namespaceStage: string;
}): Problem {
  const { service, stage, namespace, namespaceStage } = place;
  return {
    message: `service ${service} in ${stage} is put into the namespace ${namespace} of ${namespaceStage}; Stages are deployed apart from each other, and cannot refer to each other`,
    fix: 'make a namespace in each Stage, or describe the other one with ServiceConnectNamespace.fromNamespaceAttributes(…)',
  };
}
