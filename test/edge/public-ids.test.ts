import { Peer } from 'aws-cdk-lib/aws-ec2';
import { App, CfnParameter, Stack, Stage } from 'aws-cdk-lib/core';
import { ServiceConnectPublicFrontend } from '../../src';
import { MeshStack } from '../support/app';
import { addressRules, build } from '../support/edge';

/** The logical ids of the rules that open load balancers. */
const idsIn = (stack: Stack) => addressRules(stack).map(([id]) => id);

describe('the logical id of a rule that opens a load balancer', () => {
  test('is the same in each release, since EC2 refuses the new rule while the old one is there', () => {
    const { mesh } = build({ peers: [Peer.ipv4('198.51.100.0/24')] });
    expect(idsIn(mesh)).toEqual(['ServiceConnectPublicAccess80ofPublicLoadBalancerSecurityGroupResourcefrom19851100024A42CA1A0']);
  });

  test('does not tell how the stack is named', () => {
    const [one, other] = ['Shop', 'Store'].map((id) => build({}, new MeshStack(new App(), id)).mesh);
    expect(idsIn(one)).toEqual(idsIn(other));
  });

  test('does not tell the Stage, also if the load balancer is in another stack', () => {
    const app = new App();
    const [beta, prod] = ['Beta', 'Prod'].map((id) => {
      const stage = new Stage(app, id);
      const mesh = new MeshStack(stage, 'Platform');
      const [edge, front] = ['Edge', 'Front'].map((name) => new Stack(stage, name));
      new ServiceConnectPublicFrontend(edge, 'Public', { service: mesh.server('Ui', {}, front) });
      return front;
    });
    expect(idsIn(beta)).toHaveLength(1);
    expect(idsIn(beta)).toEqual(idsIn(prod));
  });

  test('is another one for each peer whose addresses are a parameter', () => {
    const mesh = new MeshStack();
    const peers = ['Office', 'Home'].map((id) => Peer.ipv4(new CfnParameter(mesh, id).valueAsString));
    build({ peers }, mesh);
    expect(new Set(idsIn(mesh)).size).toBe(2);
  });
});
