import { CfnOutput } from 'aws-cdk-lib/core';
import { ServiceConnectProtocol } from '../../../src';
import { http, MeshStack, resourcesOf, serviceId, tcp } from '../../support/app';

const TYPE = 'Custom::ServiceConnectCloudMapService';

describe('the ARN of the Cloud Map service', () => {
  const mesh = new MeshStack();
  const catalog = mesh.server('Catalog');
  const arn = catalog.endpoint().cloudMapServiceArn();
  new CfnOutput(mesh, 'Arn', { value: arn });
  const resources = resourcesOf(mesh);
  const [id, ...others] = Object.keys(resources).filter((name) => resources[name].Type === TYPE);

  test('is read from ECS after the deployment', () => {
    expect(others).toEqual([]);
    const path = 'services.0.deployments.0.serviceConnectResources.0.discoveryArn';
    expect(mesh.resolve(arn)).toEqual({ 'Fn::GetAtt': [id, path] });
    expect(JSON.stringify(resources[id].Properties.Create)).toContain('describeServices');
    expect(JSON.stringify(resources[id].Properties.Create)).toContain(`{"Ref":"${serviceId(catalog)}"}`);
  });

  test('is requested once', () => expect(catalog.endpoints[0].cloudMapServiceArn()).toBe(arn));

  test('is read again when the endpoint changes, and only then', () => {
    const callFor = (props: Parameters<MeshStack['server']>[1]) => {
      const stack = new MeshStack();
      stack.server('Catalog', props).endpoint().cloudMapServiceArn();
      return JSON.stringify(Object.values(resourcesOf(stack)).find(({ Type }) => Type === TYPE)!.Properties.Create);
    };
    expect(callFor({ cpu: 1024, memoryLimitMiB: 2048 })).toBe(callFor({}));
    expect(callFor({ endpoints: [http({ dnsName: 'catalog', port: 81 })] })).not.toBe(callFor({}));
  });

  test('needs permission for this one service only', () => {
    const policies = Object.values(resources).filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties).includes('ecs:'));
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement as object[]).filter((text) => JSON.stringify(text).includes('ecs:'));
    expect(statements).toEqual([{ Action: 'ecs:DescribeServices', Effect: 'Allow', Resource: { Ref: serviceId(catalog) } }]);
  });

  test('adds nothing if it is not read', () => {
    const quiet = new MeshStack();
    quiet.server('Catalog');
    expect(Object.values(resourcesOf(quiet)).map(({ Type }) => Type)).not.toContain(TYPE);
  });

  test('fails if there is not exactly one endpoint of this app on the mesh', () => {
    const other = new MeshStack();
    const two = other.service('Two', { endpoints: [http({ dnsName: 'a' }), tcp({ dnsName: 'b' })] });
    expect(() => two.endpoint('a').cloudMapServiceArn()).toThrow('SC018 cloud-map-service-unknown: service Shop/Two has 2 endpoints');
    expect(() => other.server('Off', { serviceConnectEnabled: false }).endpoint().cloudMapServiceArn()).toThrow('SC018 cloud-map-service-unknown: Service Connect is off');
    const imported = other.namespace.importEndpoint('P', { dnsName: 'p', port: 80, protocol: ServiceConnectProtocol.HTTP });
    expect(() => imported.cloudMapServiceArn()).toThrow('SC018 cloud-map-service-unknown: endpoint p:80 is published by another app');
  });
});
