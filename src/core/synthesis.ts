import { AspectPriority, Aspects } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { stageOf } from './scopes';
import { changedAfterSynthesis, madeUnseen, sc028 } from '../analysis/rules/misuse';
import { refuse, textOf } from '../validation';

const ID = 'ServiceConnectAtSynthesis';

/** By construct, for this copy of the library alone: another one may be of another release. */
const KNOWN = new WeakMap<IConstruct, AtSynthesis>();

/** The Apps and Stages whose templates are written. */
const WRITTEN = new WeakSet<IConstruct>();

/** Runs an action about a construct at synthesis; at once, if CDK has visited the construct. */
export function atSynthesis(scope: IConstruct, action: () => void): void {
  AtSynthesis.of(scope).do(action);
}

/** Rejects a change of a construct whose template is written. */
export function refuseAfterSynthesis(scope: IConstruct, change: string): void {
  if (WRITTEN.has(stageOf(scope))) refuse(sc028, changedAfterSynthesis(change), scope);
}

/**
 * What is done about a construct at synthesis, when only other Aspects can still add to the app.
 *
 * It is a construct of its own below the other: CDK refuses an Aspect for a construct that it has visited, and an Aspect of the user
 * can be what asks for it. In a part of the app that CDK has visited it can come too late: then synthesis fails, since nothing would be
 * done.
 */
export class AtSynthesis extends Construct {
  /** What is done about a construct. */
  static of(scope: IConstruct): AtSynthesis {
    const known = KNOWN.get(scope);
    if (known) return known;
    refuseAfterSynthesis(scope, `${scope.node.path} is made`);
    const id = scope.node.tryFindChild(ID) ? `${ID}${scope.node.children.length}` : ID;
    const created = new AtSynthesis(scope as Construct, id);
    KNOWN.set(scope, created);
    return created;
  }

  private readonly actions: (() => void)[] = [];
  private visited = false;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    Aspects.of(this).add({ visit: (node) => (node === this ? this.runAll() : undefined) }, { priority: AspectPriority.MUTATING });
    scope.node.addValidation({
      validate: () => {
        WRITTEN.add(stageOf(scope));
        return this.actions.length > 0 ? [textOf(sc028, madeUnseen(scope.node.path))] : [];
      },
    });
  }

  /** Runs an action at synthesis; at once, if the construct was visited. */
  do(action: () => void): void {
    if (this.visited) action();
    else this.actions.push(action);
  }

  /** Runs what waits, for an action of another construct that needs its result. */
  runAll(): void {
    this.visited = true;
    for (let action = this.actions.shift(); action; action = this.actions.shift()) action();
  }
}
