import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Lazy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { checkNamespaceObject, IServiceConnectNamespace, IServiceConnectService, memberOrRefuse, StackOrder } from '../mesh';
import { MeshPage } from './mesh-page';
import { Problem } from '../analysis/rules';
import { MONITORING_STACK_ADVICE, sc032 } from '../analysis/rules/misuse';
import { atSynthesis } from '../core';
import { refuseIf, textOf } from '../validation';

/** Properties of a dashboard. */
export interface ServiceConnectDashboardProps {
  /** The namespace that it shows. */
  readonly namespace: IServiceConnectNamespace;
  /**
   * The services that it shows.
   *
   * @default - all that this app puts into the namespace
   */
  readonly services?: IServiceConnectService[];
  /**
   * Whether it shows what each client sees of the services that it calls.
   *
   * @default true
   */
  readonly connections?: boolean;
  /**
   * Name of the dashboard.
   *
   * @default - made by CloudFormation
   */
  readonly dashboardName?: string;
}

/**
 * A namespace on one page: traffic, saturation, errors and latency of each service, and what each client sees of those that it calls.
 *
 * The page is written at synthesis and holds the services that there are by then. It stays inside the limits of CloudWatch, 500
 * widgets and 2,500 metrics: with many services, graphs hold several of them; with many connections, they leave out the traffic of
 * connections, then their latency. If even that is too much, it throws SC032.
 *
 * With more than about fifty services, give the dashboard a stack of its own: a template holds one megabyte.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 * @resource AWS::CloudWatch::Dashboard
 */
export class ServiceConnectDashboard extends Construct {
  /**
   * Throws SC032 for more than CloudWatch accepts, SC606 for a service whose stack waits for that of the dashboard, and SC028 after
   * synthesis. Throws SC013 for a namespace or a service that this library did not make. Synthesis fails with SC032 or SC606 if services
   * that are defined later cause it.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectDashboardProps) {
    super(scope, id);
    const { namespace, services, connections = true, dashboardName } = props;
    checkNamespaceObject(namespace, this);
    for (const [i, service] of services?.entries() ?? []) memberOrRefuse(`service ${i + 1} of services`, service, this);
    const page = () => new MeshPage({ namespace, services: services ?? namespace.services, connections });
    const first = page();
    refuseIf(sc032, first.problem, this);
    this.comeAfter(first.shown);
    atSynthesis(this, () => this.comeAfter(page().shown));
    this.node.addValidation({ validate: () => faults(page().problem) });
    new CfnDashboard(this, 'Resource', {
      dashboardName,
      dashboardBody: Lazy.string({ produce: () => Stack.of(this).toJsonString({ widgets: page().widgets }) }),
    });
  }

  /** The page holds the names of the services that it shows. */
  private comeAfter(services: readonly IServiceConnectService[]): void {
    const order = StackOrder.of(this).draft();
    for (const service of services) {
      order.require(this, service, `dashboard ${this.node.path} shows service ${service.node.path}`, MONITORING_STACK_ADVICE);
    }
    order.commit();
  }
}

/** Reports that services defined after the dashboard are too many for it; CDK adds the construct's path. */
function faults(problem: Problem | undefined): string[] {
  return problem ? [textOf(sc032, problem)] : [];
}
