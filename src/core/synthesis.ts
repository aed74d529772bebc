import { AspectPriority, Aspects } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { stageOf } from './scopes';
import { changedAfterSynthesis, madeUnseen, sc028 } from '../analysis/rules/misuse';
import { refuse, textOf } from '../validation';

const ID = 'ServiceConnectAtSynthesis';

/** By construct, for this copy of the library alone: another one may be of another release. */
const KNOWN = new WeakMap<IConstruct, AtSynthesis>();

/** The Apps and Stages that something is done in, and whether their templates are written. */
const WRITTEN = new WeakMap<IConstruct, boolean>();

/** Runs an action about a construct at synthesis; at once, if CDK has visited the construct. */
export function atSynthesis(scope: IConstruct, action: () => void): void {
  AtSynthesis.of(scope).do(action);
}

/** Rejects a change of a construct whose template is written. */
export function refuseAfterSynthesis(scope: IConstruct, change: string): void {
  if (WRITTEN.get(stageOf(scope))) refuse(sc028, changedAfterSynthesis(change), scope);
}

/**
 * What is done about a construct at synthesis, when only other Aspects can still add to the app.
 *
 * It is done when CDK visits a part of the construct. In a part of the app that CDK has visited it can come too late: then synthesis
 * fails, since nothing would be done.
 */
export class AtSynthesis {
  /**
   * What is done about a construct. Of a new one, a part can be given for CDK to visit, the last one that matters; without it, a construct
   * is made below it: CDK refuses an Aspect for a construct that it has visited, and an Aspect of the user can be what asks for it.
   */
  static of(scope: IConstruct, part?: IConstruct): AtSynthesis {
    const known = KNOWN.get(scope);
    if (known) return known;
    refuseAfterSynthesis(scope, `${scope.node.path} is made`);
    const created = new AtSynthesis(part ?? below(scope), scope);
    KNOWN.set(scope, created);
    noticeEnd(stageOf(scope));
    return created;
  }

  private readonly actions: (() => void)[] = [];
  private visited = false;

  private constructor(part: IConstruct, private readonly scope: IConstruct) {
    Aspects.of(part).add({ visit: (node) => (node === part ? this.runAll() : undefined) }, { priority: AspectPriority.MUTATING });
  }

  /** Runs an action at synthesis; at once, if the construct was visited. */
  do(action: () => void): void {
    if (this.visited) {
      action();
      return;
    }
    if (this.actions.length === 0) this.scope.node.addValidation({ validate: () => this.leftOver() });
    this.actions.push(action);
  }

  /** Runs what waits, for an action of another construct that needs its result. */
  runAll(): void {
    this.visited = true;
    for (let action = this.actions.shift(); action; action = this.actions.shift()) action();
  }

  private leftOver(): string[] {
    return this.actions.length > 0 ? [textOf(sc028, madeUnseen(this.scope.node.path))] : [];
  }
}

/** A new construct below another one. */
function below(scope: IConstruct): Construct {
  const id = scope.node.tryFindChild(ID) ? `${ID}${scope.node.children.length}` : ID;
  return new Construct(scope as Construct, id);
}

/** Notices, once, when CDK begins to write the templates of an App or a Stage. */
function noticeEnd(stage: IConstruct): void {
  if (WRITTEN.has(stage)) return;
  WRITTEN.set(stage, false);
  stage.node.addValidation({
    validate: () => {
      WRITTEN.set(stage, true);
      return [];
    },
  });
}
