import { ApplicationLoadBalancer, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectOrdering, ServiceConnectPublicFrontend } from '../../src';
import { MeshStack, serviceId } from '../support/app';
import { addressRules, INGRESS, LISTENER, meshOf, ofType, RECORD, TARGET_GROUP, zoneIn } from '../support/edge';

describe('over stacks', () => {
  /** Platform, edge, and the stack of the service, which CloudFormation creates in this order. */
  function three() {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [edge, front] = ['Edge', 'Front'].map((id) => new Stack(app, id));
    const catalog = mesh.server('Catalog');
    const ui = mesh.service('Ui', {}, front);
    ui.connectTo(catalog);
    return { app, mesh, edge, front, ui };
  }

  test('openings and record stand in the stack of the service, and the listener in that of the frontend', () => {
    const { app, edge, front, ui } = three();
    new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, containerPort: 8080, domainName: 'shop.example.com', hostedZone: zoneIn(edge) });
    meshOf(app);
    for (const type of [LISTENER, TARGET_GROUP, 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::CertificateManager::Certificate']) {
      expect(ofType(edge, type).length).toBeGreaterThan(0);
    }
    for (const type of [INGRESS, RECORD]) expect(ofType(edge, type)).toEqual([]);
    expect(addressRules(front).map(([, { DependsOn }]) => DependsOn)).toEqual(Array(2).fill([serviceId(ui)]));
    expect(ofType(front, RECORD).map(([, { DependsOn }]) => DependsOn)).toEqual([[serviceId(ui)]]);
    const assembly = app.synth();
    expect(assembly.getStackByName('Front').dependencies.map(({ id }) => id)).toContain('Edge');
    expect(assembly.getStackByName('Edge').dependencies.map(({ id }) => id)).not.toContain('Front');
  });

  test('the load balancer may be in a third stack', () => {
    const { app, mesh, edge, ui } = three();
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc, internetFacing: true });
    new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, containerPort: 8080, loadBalancer });
    meshOf(app);
  });

  test('two frontends of one id get along', () => {
    const { app, edge, front, ui } = three();
    const other = new Stack(app, 'Other');
    for (const [stack, containerPort] of [[edge, 8080], [other, 8081]] as const) new ServiceConnectPublicFrontend(stack, 'Public', { service: ui, containerPort });
    meshOf(app);
    expect(addressRules(front)).toHaveLength(2);
  });

  describe.each([
    { ordering: ServiceConnectOrdering.REDEPLOY_AFTER },
    { ordering: ServiceConnectOrdering.NONE, openSecurityGroups: false }, // the rule would refer to the later stack
  ])('a server of $ordering in a later stack', (options) => {
    /** What makes the frontend public, by its stack, before or after its service connects to the server. */
    function openings(isConnected: boolean) {
      const { app, mesh, edge, front, ui } = three();
      new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, containerPort: 8080, domainName: 'shop.example.com', hostedZone: zoneIn(edge) });
      const later = new Stack(app, 'Later');
      later.addStackDependency(front);
      const server = mesh.server('Server', {}, later);
      if (isConnected) ui.connectTo(server, options);
      meshOf(app);
      return [mesh, edge, front, later].map((stack) => [...addressRules(stack), ...ofType(stack, RECORD)]);
    }

    test('takes along what is public, so that it still comes last', () => {
      jest.spyOn(console, 'error').mockImplementation(); // the validator warns of groups that are not opened
      // Ports 443 and 80, and the record.
      expect(openings(false).map((all) => all.length)).toEqual([0, 0, 3, 0]);
      expect(openings(true).map((all) => all.length)).toEqual([0, 0, 0, 3]);
    });
  });

  test('a server of NONE in a stack that can come first is waited for', () => {
    const { app, mesh, edge, front, ui } = three();
    ui.connectTo(mesh.server('Server', {}, new Stack(app, 'Side')), { ordering: ServiceConnectOrdering.NONE });
    new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, containerPort: 8080 });
    meshOf(app);
    expect(addressRules(front)).toHaveLength(1);
    expect(app.synth().getStackByName('Front').dependencies.map(({ id }) => id)).toContain('Side');
  });

  test('a route to a service in a later stack takes along what is public', () => {
    const { app, mesh, edge, front, ui } = three();
    const later = new Stack(app, 'Later');
    later.addStackDependency(front);
    const frontend = new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, containerPort: 8080 });
    frontend.addRoute('Api', { service: mesh.server('Api', {}, later), conditions: [ListenerCondition.pathPatterns(['/api/*'])], priority: 1 });
    meshOf(app);
    expect([front, later].map((stack) => addressRules(stack).length)).toEqual([0, 1]);
  });

  test('fails where the stack of the service holds the VPC, and says why', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const edge = new Stack(app, 'Edge');
    expect(() => new ServiceConnectPublicFrontend(edge, 'Public', { service: mesh.server('Ui') })).toThrow(
      /^SC606 stacks-depend-both-ways: .*Platform → Edge \(the tasks of service Platform\/Ui are targets of Edge\/Public\), Edge → Platform \(Edge\/Public is in the VPC Platform\/Vpc\)/,
    );
  });
});
