import { App } from 'aws-cdk-lib/core';
import { AppMeshShop, AppMeshShopOnServiceConnect } from './app-mesh-shop';
import { CloudMapShop } from './cloud-map-shop';
import { LoadBalancerShop } from './load-balancer-shop';
import { MigrationStep } from './step';

// cdk synth --context step=backend
const app = new App();
const step = (app.node.tryGetContext('step') as MigrationStep | undefined) ?? MigrationStep.BEFORE;
new CloudMapShop(app, 'CloudMapShop', { step });
new LoadBalancerShop(app, 'LoadBalancerShop', { step });
if (step === MigrationStep.BEFORE) new AppMeshShop(app, 'AppMeshShop');
else new AppMeshShopOnServiceConnect(app, 'AppMeshShop');
