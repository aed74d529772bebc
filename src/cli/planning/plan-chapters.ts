import { Part, Parts } from './parts';
import { Chapter, Section } from './section';
import { connectionNotes, endpointLabel } from '../../analysis/drawing';
import { count } from '../../analysis/text';
import { Topology, TopologyDeployment, TopologyService, TopologySize, TopologyUnread } from '../../analysis/topology';

/** The plan of a topology, a chapter for each deployment, and one for what was not read. */
export function planChapters(topology: Topology): Chapter[] {
  const parts = new Parts(topology);
  const several = topology.deployments.length > 1;
  return [
    ...topology.deployments.map((deployment) => ({
      title: several ? deployment.name : undefined,
      sections: new PlanWriter(parts.of(deployment), deployment).sections(),
    })),
    ...topology.unread.length > 0 ? [{ sections: [unreadSection(topology.unread)] }] : [],
  ];
}

class PlanWriter {
  private readonly services: ReadonlyMap<string, TopologyService>;

  constructor(private readonly part: Part, private readonly deployment: TopologyDeployment) {
    this.services = new Map(part.services.map((service) => [service.id, service]));
  }

  sections(): Section[] {
    return [
      this.order(),
      ...[this.endpoints(), this.connections(), this.routes(), this.sizes(), this.findings()].filter(({ rows }) => rows.length > 0),
    ];
  }

  private order(): Section {
    const { waves, criticalPath, cycles, stacks } = this.deployment;
    const unordered = [...this.services.values()].filter(({ wave }) => wave === null);
    return {
      title: 'Order in which CloudFormation creates the services',
      columns: ['Wave', 'Service', 'Stack', 'Waits for'],
      rows: waves.flatMap((wave, i) => wave.map((id) => {
        const { name, stack, waitsFor } = this.services.get(id)!;
        return [String(i + 1), name, stack, this.reasons(waitsFor)];
      })),
      notes: [
        ...criticalPath.length > 1 ? [`critical path: ${this.names(criticalPath).join(' → ')}, ${count(criticalPath.length, 'wave')}`] : [],
        ...cycles.length === 0 ? ['no cycle over Ref, GetAtt and DependsOn'] : cycles.map((cycle) => `cycle: ${cycle.join(' → ')} → ${cycle[0]}`),
        ...unordered.length > 0 ? [`on a cycle or behind one: ${unordered.map(({ name }) => name).join(', ')}`] : [],
        ...stacks.length > 1 && stacks.some(({ orderKnown }) => !orderKnown) ? ['the order of the stacks is not known'] : [],
        ...this.services.size === 0 ? ['no ECS service'] : [],
      ],
    };
  }

  private endpoints(): Section {
    return {
      title: 'Endpoints',
      columns: ['Clients dial', 'Service', 'Port of the proxy'],
      rows: [...this.services.values()].flatMap(({ name, endpoints }) => endpoints.map((endpoint) => [
        endpointLabel(endpoint),
        name,
        shown(endpoint.proxyPort),
      ])),
    };
  }

  private connections(): Section {
    return {
      title: 'Connections',
      columns: ['Client', 'Server', 'Dials', 'Port of the proxy'],
      rows: this.part.connections.map((connection) => {
        const { client, server, target, proxyPort } = connection;
        return [
          this.names([client])[0],
          server === null ? 'not in these templates' : this.names([server])[0],
          target,
          [shown(proxyPort), ...connectionNotes(connection)].join(', '),
        ];
      }),
    };
  }

  private routes(): Section {
    return {
      title: 'Load balancers',
      columns: ['Load balancer', 'Listener', 'Sends', 'To service', 'Port'],
      rows: this.part.routes.map(({ service, loadBalancer, internetFacing, protocol, port, hosts, paths, containerPort }) => {
        const what = [...hosts, ...paths].join(' ');
        return [
          `${loadBalancer ?? 'not in these templates'}${internetFacing ? ', internet-facing' : ''}`,
          `${protocol ?? '?'} ${shown(port)}`,
          what === '' ? 'everything else' : what,
          this.names([service])[0],
          shown(containerPort),
        ];
      }),
    };
  }

  private sizes(): Section {
    return {
      title: 'Task sizes in CPU units/MiB: what was asked for, and the share of the proxy, make the task',
      columns: ['Service', 'Asked', 'Proxy', 'Task'],
      rows: [...this.services.values()].flatMap(({ name, task }) => {
        if (!task || (task.cpu === null && task.memoryMiB === null)) return [];
        const { asked, proxy } = task;
        return [[name, asked ? size(asked) : '', proxy ? size(proxy) : '', size(task)]];
      }),
    };
  }

  private findings(): Section {
    return {
      title: 'Errors and warnings, which "check" explains',
      columns: ['Severity', 'Rule', 'Service or resource', 'Finding'],
      rows: this.part.findings.filter(({ severity }) => severity !== 'info').map(({ severity, rule, service, resource, message }) => (
        [severity, rule, service === null ? resource : this.names([service])[0], message]
      )),
    };
  }

  private reasons({ services, stacks }: TopologyService['waitsFor']): string {
    const reasons = [
      ...services.length > 0 ? [this.names(services).join(', ')] : [],
      ...stacks.length > 0 ? [`${stacks.length === 1 ? 'stack' : 'stacks'} ${stacks.join(', ')}`] : [],
    ];
    return reasons.length === 0 ? 'no other service' : reasons.join(' and ');
  }

  private names(ids: readonly string[]): string[] {
    return ids.map((id) => this.services.get(id)?.name ?? id);
  }
}

/** What was not read, for the plan of a topology and for that of a change. */
export function unreadSection(unread: readonly TopologyUnread[]): Section {
  return { title: 'Not read: it can hold services that are not above', columns: ['Part', 'Why'], rows: unread.map(({ resource, reason }) => [resource, reason]) };
}

function size({ cpu, memoryMiB }: TopologySize): string {
  return `${shown(cpu)}/${shown(memoryMiB)}`;
}

function shown(value: number | null): string {
  return value === null ? '?' : String(value);
}
