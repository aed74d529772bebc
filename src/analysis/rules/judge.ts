import { MeshFacts } from '../facts';
import { PRECEDENCE } from './precedence';
import { RULES } from './registry';
import { Finding, Rule, RuleInfo, Severity } from './rule';

/** A finding with the rule that it violates. */
export interface Judgement extends Finding {
  readonly rule: RuleInfo;
  readonly severity: Severity;
}

/** Everything that is wrong with a mesh, in the order of the rules. */
export function judge(mesh: MeshFacts, rules: readonly Rule[] = RULES): Judgement[] {
  const judgements = rules.flatMap((rule) => run(rule, mesh));
  const subjects = new Map<string, Set<string>>();
  for (const { rule, subject } of judgements) {
    if (subject === undefined) continue;
    const ofRule = subjects.get(rule.id);
    if (ofRule) ofRule.add(subject);
    else subjects.set(rule.id, new Set([subject]));
  }
  return judgements.filter(({ rule, subject }) => subject === undefined
    || !PRECEDENCE.some(([keeps, drops]) => drops === rule.id && subjects.get(keeps)?.has(subject)));
}

/** A rule that crashes is a finding, too: the others still have their say. */
function run(rule: Rule, mesh: MeshFacts): Judgement[] {
  try {
    return [...rule.check(mesh)].map((finding) => ({ ...finding, rule, severity: finding.severity ?? rule.severity }));
  } catch (error) {
    const [first] = mesh.services;
    return first === undefined ? [] : [{
      rule,
      severity: 'warning',
      origin: first.origin,
      property: '',
      message: `${rule.id} (${rule.name}) could not be checked: ${error instanceof Error ? error.message : String(error)}`,
      fix: 'report it with the template, at https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/issues',
    }];
  }
}
