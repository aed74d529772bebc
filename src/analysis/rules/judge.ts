import { addToSet, isKnown, MeshFacts } from '../facts';
import { groupBy } from './group-by';
import { Judgement } from './judgement';
import { sc810 } from './platform/sc810-mesh-metadata-format';
import { PRECEDENCE } from './precedence';
import { RULES } from './registry';
import { Rule, RuleInfo } from './rule';
import { wrongInAny } from './undecided';

/** Leaves out what was accepted elsewhere than in the templates. */
type Accept = (judgements: readonly Judgement[]) => readonly Judgement[];

/** Everything that is wrong with a mesh and was not accepted, in the order of the rules. */
export function judge(mesh: MeshFacts, rules: readonly Rule[] = RULES, accept: Accept = (all) => all): Judgement[] {
  const found = findings(mesh, rules);
  const judgements = withoutDropped([...found, ...wrongInAny(mesh, found, (other) => findings(other, rules))]);
  const unknown = acceptedInVain(mesh, rules);
  const order = new Map<RuleInfo, number>(rules.map((rule, i) => [rule, i]));
  const left = saidOnce(accept([...withoutAccepted(mesh, judgements), ...unknown]));
  return left.sort((a, b) => order.get(a.rule)! - order.get(b.rule)!).map(whenOn(mesh));
}

function findings(mesh: MeshFacts, rules: readonly Rule[]): Judgement[] {
  return rules.flatMap((rule) => run(rule, mesh));
}

function withoutDropped(judgements: readonly Judgement[]): Judgement[] {
  const subjects = new Map<string, Set<string>>();
  for (const { rule, subject } of judgements) {
    if (subject !== undefined) addToSet(subjects, rule.id, subject);
  }
  return judgements.filter(({ rule, subject }) => subject === undefined
    || !PRECEDENCE.some(([keeps, drops]) => drops === rule.id && subjects.get(keeps)?.has(subject)));
}

function withoutAccepted({ acknowledgements }: MeshFacts, judgements: Judgement[]): Judgement[] {
  if (acknowledgements.length === 0) return judgements;
  const accepted = new Set(acknowledgements.map(({ rule, origin }) => `${rule}|${origin.address}`));
  return judgements.filter(({ rule, origin }) => !accepted.has(`${rule.id}|${origin.address}`));
}

/**
 * Findings of one cause as one, at the first resource. An acknowledgement holds only for the resource that carries it, so that they are put
 * together when the accepted ones are gone.
 */
function saidOnce(judgements: readonly Judgement[]): Judgement[] {
  const groups = groupBy(judgements, (judgement) => (judgement.cause === undefined ? judgement : `${judgement.rule.id} ${judgement.cause}`));
  return [...groups.values()].map(([first, ...others]) => (others.length === 0 ? first : first.together(others) ?? first));
}

/** An acknowledgement of a rule that does not exist accepts nothing: the metadata cannot be read in that part. */
function acceptedInVain({ acknowledgements }: MeshFacts, rules: readonly Rule[]): Judgement[] {
  const rule = rules.find(({ id }) => id === sc810.id);
  const unknown = acknowledgements.filter((acknowledgement) => !RULES.some(({ id }) => id === acknowledgement.rule));
  return rule === undefined ? [] : unknown.map(({ rule: id, origin }) => new Judgement(rule, {
    origin,
    property: '',
    message: `the metadata of "${origin.logicalId}" acknowledges ${JSON.stringify(id)}; there is no such rule`,
    fix: 'use the id of a rule, such as SC602',
  }));
}

/** Says of a finding that it depends on a decision of the deployment: that Service Connect is on. */
function whenOn({ services }: MeshFacts): (judgement: Judgement) => Judgement {
  if (!services.some(({ enabledUndecided }) => enabledUndecided)) return (judgement) => judgement;
  const undecided = new Set<string>();
  const decided = new Set<string>();
  for (const { origin, task, enabled, enabledUndecided } of services) {
    if (enabled !== true) continue;
    for (const { address } of isKnown(task) ? [origin, task.origin] : [origin]) (enabledUndecided ? undecided : decided).add(address);
  }
  return (judgement) => {
    const { address } = judgement.origin;
    if (!undecided.has(address) || decided.has(address)) return judgement;
    return judgement.saying({ message: () => `when Service Connect is on, ${judgement.message}` });
  };
}

/** A rule that crashes is a finding, too: the others still have their say. */
function run(rule: Rule, mesh: MeshFacts): Judgement[] {
  try {
    return [...rule.check(mesh)].map((finding) => new Judgement(rule, finding));
  } catch (error) {
    const [first] = mesh.services;
    return first === undefined ? [] : [new Judgement(rule, {
      severity: 'warning',
      origin: first.origin,
      property: '',
      message: `${rule.id} (${rule.name}) could not be checked: ${error instanceof Error ? error.message : String(error)}`,
      fix: 'report it with the template, at https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/issues',
    })];
  }
}
