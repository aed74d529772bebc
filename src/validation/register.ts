import { Stage, Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ServiceConnectValidator } from './service-connect-validator';

/** A mark on the root of the app. */
const REGISTERED = Symbol.for('cdk-ecs-service-connect.registered');

/** Registers the validator with the app that holds a construct, once. */
export function registerValidator(scope: IConstruct): void {
  const { root } = scope.node;
  if (!Stage.isStage(root) || REGISTERED in root) return;
  Object.defineProperty(root, REGISTERED, { value: true });
  Validations.of(root).addPlugins(new ServiceConnectValidator());
}
