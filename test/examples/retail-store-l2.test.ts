import { CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { CfnService, CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { App } from 'aws-cdk-lib/core';
import { retailStoreOfL2 } from '../../examples/retail-store-l2/retail-store-of-l2';
import { comparisonTable, retailStores, TABLE } from '../../scripts/comparison/comparison';
import { Deployed, deployedBy } from '../../scripts/comparison/deployed';
import { readAssembly, readMesh } from '../../src/analysis/reader';
import { readPage } from '../docs/pages';
import { once } from '../support/once';
import { complaintsOf } from '../support/strict';

const stores = once(retailStores);

test('the retail store of the L2 deploys what that of this library deploys', () => {
  const { l2, library } = stores();
  expect(deployedBy(l2.mesh)).toEqual(deployedBy(library.mesh));
  expect(Object.keys(deployedBy(l2.mesh).services)).toHaveLength(6);
  expect(Object.keys(deployedBy(l2.mesh).rules)).toHaveLength(9);
});

test('it passes the rules, too', () => expect(complaintsOf(stores().l2.mesh)).toEqual([]));

test('the README has its figures; npm run docs:comparison writes them', () => {
  expect(TABLE.exec(readPage('README.md').text)?.[0]).toBe(comparisonTable());
});

describe('a store that deploys something else is found', () => {
  const deployedAfter = (change: (app: App) => void): Deployed => {
    const app = new App();
    retailStoreOfL2(app);
    change(app);
    return deployedBy(readMesh(readAssembly(app.synth().directory)[0]));
  };
  /** Changes every construct of a class. */
  const each = <T>(kind: abstract new (...args: never[]) => T, change: (construct: T) => void) => (app: App) => {
    for (const construct of app.node.findAll()) if (construct instanceof kind) change(construct);
  };

  test.each([
    ['other ports of rules', each(CfnSecurityGroupIngress, (rule) => { rule.fromPort = 1; })],
    ['services behind no load balancer', each(CfnService, (service) => service.addPropertyDeletionOverride('LoadBalancers'))],
    ['other sizes of tasks', each(CfnTaskDefinition, (task) => { task.cpu = '2048'; })],
    ['no variables', each(CfnTaskDefinition, (task) => task.addPropertyOverride('ContainerDefinitions.0.Environment', []))],
    ['services that wait for nothing', each(CfnService, (service) => service.addOverride('DependsOn', []))],
    ['no redeployment', each(CfnService, (service) => service.addPropertyDeletionOverride('ForceNewDeployment'))],
  ])('%s', (_what, change) => expect(deployedAfter(change)).not.toEqual(deployedBy(stores().library.mesh)));

  test('none, without a change', () => expect(deployedAfter(() => undefined)).toEqual(deployedBy(stores().library.mesh)));
});
