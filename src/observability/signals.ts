import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { ServiceConnectProtocol } from '../endpoint';
import { IServiceConnectEndpoint, IServiceConnectService, memberOf, publishedEndpoints } from '../mesh';
import { connectionMetrics } from '../service/connection';

/** One graph, with metrics on its left and right axes. */
export interface Graph {
  readonly title: string;
  readonly left: Metric[];
  readonly leftLabel: string;
  readonly right: Metric[];
  readonly rightLabel: string;
}

/** The golden signals of a server: traffic and saturation, errors and latency. */
export function serverGraphs(service: IServiceConnectService): Graph[] {
  const endpoints = publishedEndpoints(service);
  const { metrics, node: { path } } = service;
  const answering = endpoints.filter((each) => each.http && each.respondsHere);
  const tls = endpoints.filter((each) => each.tls);
  return [
    {
      title: `${path}: traffic and saturation`,
      left: endpoints.map(({ name, http: hasRequests, grpc }) => {
        const options = { endpoint: name, label: `${name} ${hasRequests ? 'requests' : 'new connections'}` };
        if (grpc) return metrics.metricGrpcRequestCount(options);
        return hasRequests ? metrics.metricRequestCount(options) : metrics.metricNewConnectionCount(options);
      }),
      leftLabel: 'a minute',
      right: endpoints.map(({ name }) => metrics.metricActiveConnectionCount({ endpoint: name, label: `${name} connections` })),
      rightLabel: 'open connections',
    },
    {
      title: `${path}: errors and latency`,
      left: [
        ...answering.filter(({ grpc }) => !grpc).flatMap(({ name }) => [
          metrics.metricHttpCodeTarget5xxCount({ endpoint: name, label: `${name} 5xx` }),
          metrics.metricHttpCodeTarget4xxCount({ endpoint: name, label: `${name} 4xx` }),
        ]),
        ...tls.map(({ name }) => metrics.metricClientTlsNegotiationErrorCount({ endpoint: name, label: `${name} TLS errors` })),
      ],
      leftLabel: 'errors a minute',
      right: answering.map(({ name }) => metrics.metricTargetResponseTime({ endpoint: name, label: `${name} response time` })),
      rightLabel: 'milliseconds',
    },
  ];
}

/** How much a dashboard shows of each connection: the more connections, the less. */
export const CONNECTION_DETAILS = ['traffic, errors and latency', 'errors and latency', 'errors'] as const;

/** One of {@link CONNECTION_DETAILS}. */
type ConnectionDetail = typeof CONNECTION_DETAILS[number];

/** What a client sees of each endpoint that it calls. */
export function clientGraph(service: IServiceConnectService, detail: ConnectionDetail): Graph {
  const graph: Graph = {
    title: `${service.node.path} as a client: ${detail}`, left: [], leftLabel: 'a minute', right: [], rightLabel: 'milliseconds',
  };
  for (const endpoint of measurableEndpoints(service)) {
    const metrics = connectionMetrics(memberOf(service)!, [endpoint]);
    const name = endpoint.dnsName;
    if (endpoint.protocol === ServiceConnectProtocol.TCP) {
      graph.left.push(metrics.metricTargetProcessedBytes({ label: `${name} bytes` }));
      continue;
    }
    if (endpoint.protocol !== ServiceConnectProtocol.GRPC) {
      if (detail === 'traffic, errors and latency') graph.left.push(metrics.metricHttpCodeTarget2xxCount({ label: `${name} 2xx` }));
      graph.left.push(metrics.metricHttpCodeTarget5xxCount({ label: `${name} 5xx` }));
    }
    if (detail !== 'errors') graph.right.push(metrics.metricTargetResponseTime({ label: `${name} response time` }));
  }
  return graph;
}

/** The endpoints that a service calls and whose name in CloudWatch is known, sorted by address. */
export function measurableEndpoints(service: IServiceConnectService): IServiceConnectEndpoint[] {
  const called = [...memberOf(service)?.connections.keys() ?? []];
  const measurable = called.filter(({ discoveryName }) => discoveryName !== undefined);
  return measurable.sort((a, b) => (a.address < b.address ? -1 : 1));
}
