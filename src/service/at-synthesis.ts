import { AspectPriority, Aspects } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** Does something at synthesis, when nothing is added to the app any more but by other aspects. */
export function atSynthesis(scope: IConstruct, action: () => void): void {
  Aspects.of(scope).add({ visit: (node) => (node === scope ? action() : undefined) }, { priority: AspectPriority.MUTATING });
}
