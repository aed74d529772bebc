import { ChangeKind, ChangeReason, ChangeRisk, TopologyChange } from '../topology';

/** What happens to a service, for people: in a sentence, and as a mark in a picture. */
export const CHANGES: Readonly<Record<ChangeKind, { readonly words: string; readonly mark: string }>> = {
  CREATE: { words: 'created', mark: '+ created' },
  REDEPLOY: { words: 'redeployed', mark: '↻ redeployed' },
  UPDATE: { words: 'updated, its tasks keep running', mark: '~ updated' },
  REPLACE: { words: 'replaced', mark: '⇄ replaced' },
  DELETE: { words: 'deleted', mark: '− deleted' },
  LEAVE: { words: 'left as it is: its stack is missing from the new templates, and nothing deletes it', mark: '? left' },
};

/** Why a service changes, in words: `it is redeployed because of …`. */
export function reasonOf({ because: what, of }: ChangeReason): string {
  switch (what) {
    case 'SERVICE': return of.join(', ');
    case 'TASK': return `its task definition (${of.join(', ')})`;
    case 'ENDPOINT': return `${of.length === 1 ? 'the endpoint that it calls' : 'endpoints that it calls'} (${of.join(', ')})`;
  }
}

/** What can fail, as a sentence about the service. */
export function riskSentence({ kind, service, target }: ChangeRisk, { services }: TopologyChange): string {
  switch (kind) {
    case 'REPLACEMENT':
      return 'the update of the stack fails: CloudFormation does not replace a service of Service Connect';
    case 'NAME_TAKEN':
      return `its deployment fails: another service still has the discovery name ${target}`;
    case 'PROTOCOL':
      return `its deployment fails: ECS does not change the protocol of the endpoint ${target}`;
    case 'NAME_GOES_AWAY': {
      const isRedeployed = services.some(({ id, kind: change }) => id === service && change !== 'UPDATE');
      return `its tasks call ${target}, which goes away ${isRedeployed ? 'before it has new tasks' : 'and nothing redeploys it'}`;
    }
    case 'NAME_UNKNOWN':
      return `it calls ${target}, which is new or has changed, and nothing redeploys it: its tasks know the endpoints of their own deployment`;
  }
}
