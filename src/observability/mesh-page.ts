import { GraphWidget, IWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { IServiceConnectNamespace, IServiceConnectService } from '../mesh';
import { clientGraph, CONNECTION_DETAILS, Graph, measurableEndpoints, serverGraphs } from './signals';
import { Problem } from '../analysis/rules';
import { dashboardTooLarge } from '../analysis/rules/misuse';

/**
 * The limits of CloudWatch for one dashboard.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const DASHBOARD_LIMITS = {
  widgets: 500,
  metrics: 2500,
  metricsPerWidget: 500,
} as const;

/** Four widgets fill a row of 24 columns. */
const WIDTH = 6;
const HEIGHT = 6;
const COLUMNS = 24;

/** What a page shows. */
interface MeshPageOptions {
  readonly namespace: IServiceConnectNamespace;
  readonly services: readonly IServiceConnectService[];
  readonly connections: boolean;
}

/** What a page shows, in graphs. */
export class MeshPage {
  private readonly groups: Groups;
  private readonly metrics: number;
  /** The services of which it shows something. */
  readonly shown: readonly IServiceConnectService[];

  constructor(private readonly options: MeshPageOptions) {
    const { services, connections } = options;
    const publishing = services.filter(({ endpoints }) => endpoints.length > 0);
    const servers = publishing.map(serverGraphs);
    const clients = connections ? services.filter((service) => measurableEndpoints(service).length > 0) : [];
    const left = DASHBOARD_LIMITS.metrics - countMetrics(servers.flat());
    const choices = CONNECTION_DETAILS.map((detail) => clients.map((client) => clientGraph(client, detail)));
    const fits = (graphs: readonly Graph[]) => countMetrics(graphs) <= left && largest(graphs) <= DASHBOARD_LIMITS.metricsPerWidget;
    const views = choices.find(fits) ?? choices[choices.length - 1];
    this.groups = packed(servers, views);
    this.metrics = countMetrics([...servers.flat(), ...views]);
    this.shown = [...new Set([...publishing, ...clients])];
  }

  /** The limit of CloudWatch that the page exceeds even with the least detail for each connection. */
  get problem(): Problem | undefined {
    const { traffic, errors, calls } = this.groups;
    return dashboardTooLarge('metrics', this.metrics, DASHBOARD_LIMITS.metrics)
      ?? dashboardTooLarge('metrics in one graph', largest([...traffic, ...errors, ...calls]), DASHBOARD_LIMITS.metricsPerWidget);
  }

  /** The widgets of the page, in the form that CloudWatch reads. */
  get widgets(): object[] {
    const { traffic, errors, calls } = this.groups;
    return laidOut([
      ...section(`# Service Connect: ${this.options.namespace.namespaceName}`, interleave(traffic, errors)),
      ...calls.length === 0 ? [] : section('# What clients see', calls),
    ]);
  }
}

interface Groups {
  readonly traffic: Graph[];
  readonly errors: Graph[];
  readonly calls: Graph[];
}

/** Puts several services into a graph if there would be too many graphs. */
function packed(servers: readonly Graph[][], views: readonly Graph[]): Groups {
  for (let size = 1; ; size += 1) {
    const traffic = inGroups(servers.map(([graph]) => graph), size);
    const errors = inGroups(servers.map(([, graph]) => graph), size);
    const calls = inGroups(views, size);
    if (traffic.length + errors.length + calls.length + 2 <= DASHBOARD_LIMITS.widgets) return { traffic, errors, calls };
  }
}

function inGroups(graphs: readonly Graph[], size: number): Graph[] {
  const groups: Graph[] = [];
  for (let i = 0; i < graphs.length; i += size) {
    const group = graphs.slice(i, i + size);
    const [{ title, leftLabel, rightLabel }] = group;
    groups.push({
      title: group.length === 1 ? title : `${title} and ${group.length - 1} more`,
      left: group.flatMap((graph) => graph.left),
      right: group.flatMap((graph) => graph.right),
      leftLabel,
      rightLabel,
    });
  }
  return groups;
}

function interleave(first: readonly Graph[], second: readonly Graph[]): Graph[] {
  return first.flatMap((graph, i) => [graph, second[i]]);
}

function section(markdown: string, graphs: readonly Graph[]): IWidget[] {
  return [
    new TextWidget({ markdown, width: COLUMNS, height: 1 }),
    ...graphs.map(({ title, left, leftLabel, right, rightLabel }) => new GraphWidget({
      title, left, right, leftYAxis: { label: leftLabel, min: 0 }, rightYAxis: { label: rightLabel, min: 0 }, width: WIDTH, height: HEIGHT,
    })),
  ];
}

/** Puts widgets side by side, and starts a new row when one is full. */
function laidOut(widgets: readonly IWidget[]): object[] {
  let [x, y, rowHeight] = [0, 0, 0];
  return widgets.flatMap((widget) => {
    if (x + widget.width > COLUMNS) [x, y, rowHeight] = [0, y + rowHeight, 0];
    widget.position(x, y);
    x += widget.width;
    rowHeight = Math.max(rowHeight, widget.height);
    return widget.toJson() as object[];
  });
}

function largest(graphs: readonly Graph[]): number {
  return graphs.reduce((most, graph) => Math.max(most, countMetrics([graph])), 0);
}

function countMetrics(graphs: readonly Graph[]): number {
  return graphs.reduce((count, { left, right }) => count + left.length + right.length, 0);
}
