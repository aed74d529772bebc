import { IConstruct } from 'constructs';
import { pageOf, Problem, RuleInfo } from '../analysis/rules/rule';

/**
 * Throws the error of a call that breaks a rule. Every error of the library is thrown here, so that all have the same form.
 */
export function refuse(rule: RuleInfo, { message, fix }: Problem, scope?: IConstruct): never {
  const place = scope && scope.node.path !== '' ? ` [${scope.node.path}]` : '';
  const error = new Error(`${rule.id} ${rule.name}: ${message}; ${fix}${place}\nSee ${pageOf(rule)}`);
  error.name = 'ServiceConnectError';
  throw error;
}

/** Throws if there is a problem. */
export function refuseIf(rule: RuleInfo, problem: Problem | undefined, scope?: IConstruct): void {
  if (problem) refuse(rule, problem, scope);
}

/** The message of the error that an action throws, for a validation at synthesis: CDK adds the path of the construct. */
export function refusalOf(action: () => void): string[] {
  try {
    action();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
