import { judgeEach } from './judged';
import { keysOf, patchOf } from './patch';
import { NOTHING, Report, ReportedFinding, Subject, sum, Summary } from './report';
import { isKnown, MeshFacts, Origin, UnreadFacts } from '../../analysis/facts';
import { Refusal } from '../../analysis/reader';
import { Judgement, pageOf, RULES, Severity } from '../../analysis/rules';
import { JudgedMesh } from '../../analysis/topology';
import { Loaded } from '../input/load';
import { Places } from '../input/places';
import { isAtLeast, SEVERITIES } from '../severities';

const RULE_ORDER = new Map(RULES.map(({ id }, i) => [id, i]));

/** Which findings count, and which of those are shown. */
interface AssessOptions {
  /** The least severity that is shown. */
  readonly level: Severity;
  /** Ids of rules whose findings do not count. */
  readonly acknowledge: readonly string[];
  /** Findings that were there before. */
  readonly accepted?: { accepts(judgement: Judgement): boolean };
}

/** The findings of the rules in all inputs. */
export function assess({ deployments, documents, refusals, unread }: Loaded, options: AssessOptions): Report {
  const places = new Places(documents);
  const failures: Refusal[] = [];
  const assessments: ReturnType<typeof assessOne>[] = [];
  for (const judged of judgeEach(deployments, options.acknowledge, (failure) => failures.push(failure))) {
    assessments.push(assessOne(judged, places, options));
  }
  return {
    subjects: assessments.flatMap(({ subjects }) => subjects),
    summary: assessments.reduce((total, { summary }) => sum(total, summary), NOTHING),
    refusals: [...refusals, ...failures],
    judged: assessments.length,
    unread: [...unread, ...assessments.flatMap((assessment) => assessment.unread)]
      .map((part) => ({ ...part, line: places.lineOfPart(part.template, part.resource) ?? null })),
    regionOf: ({ template, path }) => places.scalarAt(template, keysOf(path)),
  };
}

function assessOne(
  judged: JudgedMesh, places: Places, { level, accepted }: AssessOptions,
): { subjects: Subject[]; summary: Summary; unread: readonly UnreadFacts[] } {
  const { mesh } = judged;
  const judgements = judged.judgements.filter((judgement) => !accepted?.accepts(judgement));
  const shown = judgements.filter(({ severity }) => isAtLeast(severity, level));
  return { subjects: subjectsOf(mesh, shown, places), summary: summaryOf(mesh, judgements), unread: mesh.unread };
}

function summaryOf({ services, connections }: MeshFacts, judgements: readonly Judgement[]): Summary {
  const members = services.filter(({ enabled }) => enabled === true);
  return {
    services: members.length,
    endpoints: members.reduce((total, { endpoints }) => total + endpoints.length, 0),
    connections: connections.filter(({ client }) => client.enabled === true).length,
    errors: judgements.filter(({ severity }) => severity === 'error').length,
    warnings: judgements.filter(({ severity }) => severity === 'warning').length,
  };
}

/** Findings about one service, and about its task definition, stand together; the worst come first. */
function subjectsOf(mesh: MeshFacts, judgements: readonly Judgement[], places: Places): Subject[] {
  const services = new Map<string, { readonly name: string; readonly origin: Origin }>();
  for (const service of mesh.services) {
    if (isKnown(service.task) && !services.has(service.task.origin.address)) services.set(service.task.origin.address, service);
  }
  for (const service of mesh.services) services.set(service.origin.address, service);

  const subjects = new Map<string, { name: string; origin: Origin; about: Judgement[] }>();
  for (const judgement of judgements) {
    const { name, origin } = services.get(judgement.origin.address) ?? { name: judgement.origin.logicalId, origin: judgement.origin };
    const subject = subjects.get(origin.address);
    if (subject) subject.about.push(judgement);
    else subjects.set(origin.address, { name, origin, about: [judgement] });
  }
  return [...subjects.values()]
    .sort((a, b) => places.compare(a.origin, b.origin))
    .map(({ name, about }) => ({ name, findings: about.sort(bySeverityAndRule).map((judgement) => reported(judgement, places)) }));
}

function bySeverityAndRule(a: Judgement, b: Judgement): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || RULE_ORDER.get(a.rule.id)! - RULE_ORDER.get(b.rule.id)!;
}

/** The longest text of a finding: a value of a template can be longer than anybody reads, and be in many of them. */
const MAX_TEXT = 2000;

function shortened(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}

function reported(judgement: Judgement, places: Places): ReportedFinding {
  const { rule, severity, message, fix, origin, property, inferred = false } = judgement;
  return {
    rule: rule.id,
    severity,
    message: shortened(message),
    fix: shortened(fix),
    template: origin.template,
    resource: origin.logicalId,
    constructPath: origin.constructPath ?? null,
    property,
    line: places.lineOf(origin, property) ?? null,
    url: pageOf(rule),
    inferred,
    patch: patchOf(judgement, (template) => places.bodyOf(template)),
  };
}
