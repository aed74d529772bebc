import { Chapter, Section } from './section';
import { ChangeKind, ChangeReason, ChangeRisk, TopologyChange } from '../../analysis/topology';
import { count } from '../count';

const KINDS: Readonly<Record<ChangeKind, string>> = {
  CREATE: 'created',
  REDEPLOY: 'redeployed',
  UPDATE: 'updated, its tasks keep running',
  REPLACE: 'replaced',
  DELETE: 'deleted',
  LEAVE: 'left as it is: its stack is missing from the new templates, and nothing deletes it',
};

/** A change for people. */
export function changeChapter(change: TopologyChange): Chapter {
  return { sections: new ChangeWriter(change).sections() };
}

class ChangeWriter {
  constructor(private readonly change: TopologyChange) {}

  sections(): Section[] {
    return [this.services(), ...[this.connections(), this.order(), this.risks()].filter(({ rows }) => rows.length > 0)];
  }

  private services(): Section {
    const { services, unchanged } = this.change;
    return {
      title: 'Services',
      columns: ['Service', 'Is', 'Because of'],
      rows: services.map(({ name, kind, reasons }) => [name, KINDS[kind], reasons.map(because).join('; ')]),
      notes: [`${count(unchanged, 'service')} unchanged`],
    };
  }

  private connections(): Section {
    const { opened, closed } = this.change;
    const rows = ([['opened', opened], ['closed', closed]] as const).flatMap(([what, connections]) => connections.map(({ client, server, target }) => [
      what, this.name(client), server === null ? 'not in these templates' : this.name(server), target,
    ]));
    return { title: 'Connections', columns: ['Is', 'Client', 'Server', 'Dials'], rows };
  }

  private order(): Section {
    return {
      title: 'Order',
      columns: ['Step', 'Services', ''],
      rows: this.change.order.map(({ services, deletedBy }, i) => [
        String(i + 1), services.map((id) => this.name(id)).join(', '), deletedBy === null ? '' : `deleted at the end of the update of stack ${deletedBy}`,
      ]),
    };
  }

  private risks(): Section {
    return {
      title: 'What can fail',
      columns: ['Service', 'What'],
      rows: this.change.risks.map((risk) => [this.name(risk.service), this.sentence(risk)]),
    };
  }

  private sentence({ kind, service, target }: ChangeRisk): string {
    switch (kind) {
      case 'REPLACEMENT':
        return 'the update of the stack fails: CloudFormation creates the replacement first, and its discovery names are taken';
      case 'NAME_GOES_AWAY':
        return `its tasks call ${target}, which goes away ${this.isRedeployed(service) ? 'before it has new tasks' : 'and nothing redeploys it'}`;
      case 'NAME_UNKNOWN':
        return `it calls ${target}, which is new or has changed, and nothing redeploys it: its tasks know the endpoints of their own deployment`;
    }
  }

  private isRedeployed(id: string): boolean {
    return this.change.services.some((service) => service.id === id && service.kind !== 'UPDATE');
  }

  private name(id: string): string {
    return this.change.names[id];
  }
}

function because({ because: what, of }: ChangeReason): string {
  switch (what) {
    case 'SERVICE': return of.join(', ');
    case 'TASK': return `its task definition (${of.join(', ')})`;
    case 'ENDPOINT': return `${of.length === 1 ? 'the endpoint that it calls' : 'endpoints that it calls'} (${of.join(', ')})`;
  }
}
