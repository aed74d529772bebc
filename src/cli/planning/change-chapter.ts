import { unreadSection } from './plan-chapters';
import { Chapter, Section } from './section';
import { CHANGES, reasonOf, riskSentence } from '../../analysis/drawing';
import { count } from '../../analysis/text';
import { TopologyChange } from '../../analysis/topology';

/** A change for people. */
export function changeChapter(change: TopologyChange): Chapter {
  return { sections: new ChangeWriter(change).sections() };
}

class ChangeWriter {
  constructor(private readonly change: TopologyChange) {}

  sections(): Section[] {
    const others = [this.connections(), this.order(), this.risks(), unreadSection(this.change.unread)];
    return [this.services(), ...others.filter(({ rows }) => rows.length > 0)];
  }

  private services(): Section {
    const { services, unchanged } = this.change;
    return {
      title: 'Services',
      columns: ['Service', 'Is', 'Because of'],
      rows: services.map(({ name, kind, reasons }) => [name, CHANGES[kind].words, reasons.map(reasonOf).join('; ')]),
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
      rows: this.change.risks.map((risk) => [this.name(risk.service), riskSentence(risk, this.change)]),
    };
  }

  private name(id: string): string {
    return this.change.names[id];
  }
}
