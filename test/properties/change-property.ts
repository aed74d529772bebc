import { deepStrictEqual } from 'assert';
import { rmSync } from 'fs';
import { fullDiff, ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Built, build } from './build';
import { Change, changeOf, Draw } from './changes';
import { TopologyChange } from '../../src/analysis/topology';
import { cli } from '../cli/support/cli';
import { templatesIn } from '../integ/assembly';
import { Synthesised } from '../support/app';
import { groupIn } from '../support/groups';

const SERVICE = 'AWS::ECS::Service';
const TASK = 'AWS::ECS::TaskDefinition';
const REPLACING = [ResourceImpact.WILL_REPLACE, ResourceImpact.MAY_REPLACE, ResourceImpact.WILL_ORPHAN];

/** What was compared. */
interface Compared {
  readonly kind: string;
  /** How many resources were compared; 0 if the change is refused. */
  readonly resources: number;
}

/**
 * Changes an application that was built, and throws if something does not hold: no resource is touched that the change does not explain, none is
 * replaced beside revisions of task definitions, exactly the services start new tasks that have to, and `plan --from` says so, forth and back.
 */
export function holdUnderChange(before: Built, draw: Draw): Compared {
  const change = changeOf(before, draw);
  const after = build(change.after);
  try {
    if (isRefused(before, after, change)) return { kind: change.kind, resources: 0 };
    const [old, now] = [before, after].map(({ assembly }) => assembly.directory);
    const { differences, resources } = compare(old, now);
    const isExpected = (difference: Difference) => isExplained(difference, change);
    deepStrictEqual(differences.filter((each) => !isExpected(each)).map(describe), [], `${change.kind}: what the change does not explain`);
    deepStrictEqual(moving(differences, change, 'isRemoval'), moving(differences, change, 'isAddition'), `${change.kind}: rules that go and come`);
    const isAccepted = ({ id, resource }: Difference) => change.replaces?.(id, resource) ?? false;
    deepStrictEqual(differences.filter((each) => isReplaced(each) && !isAccepted(each)).map(describe), [], `${change.kind}: what is replaced`);
    const expected = expectedOf(change, before, after);
    deepStrictEqual(servicesOf(differences), expected, `${change.kind}: services that change`);
    deepStrictEqual(planned(old, now), expected, `${change.kind}: what plan --from says`);
    const back = expected.map((each) => each.replace('CREATE', 'DELETE'));
    deepStrictEqual(planned(now, old), back, `${change.kind}: what plan --from says of the way back`);
    return { kind: change.kind, resources };
  } finally {
    rmSync(after.assembly.directory, { recursive: true });
  }
}

/** A change is refused if something is refused that was not before. */
function isRefused(before: Built, after: Built, { after: shape }: Change): boolean {
  const refused = ({ services }: Built) => services.filter((service) => service === undefined).length;
  const { calls, imports, frontend } = after.accepted;
  return refused(after) > refused(before) || calls.length < shape.calls.length || imports.length < shape.imports.length
    || (frontend?.routes.length ?? -1) < (shape.frontend?.routes.length ?? -1);
}

/** A resource that differs, by its template and its logical id. */
interface Difference {
  readonly template: string;
  readonly id: string;
  readonly resource: Synthesised;
  readonly difference: ResourceDifference;
}

type Template = Parameters<typeof fullDiff>[0];

/** The resources whose properties differ, and how many there are. */
function compare(before: string, after: string): { readonly differences: Difference[]; readonly resources: number } {
  const [old, now] = [before, after].map((directory) => templatesIn(directory) as Record<string, Template>);
  const differences: Difference[] = [];
  let resources = 0;
  for (const template of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [from, to] = [old, now].map((templates) => templates[template] ?? {});
    resources += Object.keys(to.Resources ?? {}).length;
    fullDiff(from, to).resources.forEachDifference((id, difference) => {
      if (isAlike(difference)) return;
      differences.push({ template, id, difference, resource: (difference.newValue ?? difference.oldValue) as unknown as Synthesised });
    });
  }
  return { differences, resources };
}

/** Metadata and order are nothing that AWS sees. */
function isAlike({ isUpdate, propertyUpdates, otherChanges }: ResourceDifference): boolean {
  return isUpdate && Object.keys(propertyUpdates).length === 0 && Object.keys(otherChanges).every((name) => ['Metadata', 'DependsOn'].includes(name));
}

const numberIn = (id: string) => Number(/^S(\d+)/.exec(id)?.[1]);

function isExplained({ id, resource, difference }: Difference, { redeploys, updates = [], touches, replaces, moves }: Change): boolean {
  const { Type: type } = resource;
  // The template of a nested stack goes by its hash.
  if (type === 'AWS::CloudFormation::Stack') return difference.isUpdate;
  if (difference.isUpdate && (type === SERVICE || type === TASK) && [...redeploys, ...updates].includes(numberIn(id))) return true;
  if (!difference.isUpdate && moves?.(id, resource)) return true;
  return (touches?.(id, resource) ?? false) || (replaces?.(id, resource) ?? false);
}

/** The rules that move, and go from a stack or come to one: the groups that each leads from and to. */
function moving(differences: readonly Difference[], { touches, moves }: Change, way: 'isAddition' | 'isRemoval'): string[] {
  const moved = differences.filter(({ id, resource, difference }) => difference[way] && moves?.(id, resource) && !touches?.(id, resource));
  const rules = moved.filter(({ resource: { Type } }) => Type === 'AWS::EC2::SecurityGroupIngress');
  const ends = ({ resource: { Properties } }: Difference) => [Properties.SourceSecurityGroupId, Properties.GroupId, Properties.CidrIp];
  return rules.map((rule) => ends(rule).map(groupIn).join()).sort();
}

function isReplaced({ resource, difference: { changeImpact } }: Difference): boolean {
  return REPLACING.includes(changeImpact) && resource.Type !== TASK;
}

function describe({ template, id, resource, difference }: Difference): string {
  const { changeImpact, propertyUpdates } = difference;
  return `${template} ${id}: ${resource.Type} ${changeImpact} ${JSON.stringify(propertyUpdates)}`;
}

/** What happens to each service: ECS starts new tasks for a revision of the task definition, and for all of its properties but their count. */
function servicesOf(differences: readonly Difference[]): string[] {
  const kinds = new Map<number, string>();
  for (const { id, resource, difference } of differences) {
    const deploys = resource.Type === TASK || Object.keys(difference.propertyUpdates).some((name) => name !== 'DesiredCount');
    if (resource.Type !== SERVICE && resource.Type !== TASK) continue;
    const kind = difference.isAddition ? 'CREATE' : deploys ? 'REDEPLOY' : 'UPDATE';
    if (kinds.get(numberIn(id)) !== 'REDEPLOY') kinds.set(numberIn(id), kind);
  }
  return [...kinds].map(([number, kind]) => `S${number} ${kind}`).sort();
}

function expectedOf({ redeploys, updates = [] }: Change, before: Built, after: Built): string[] {
  const created = [...after.services.keys()].filter((n) => after.services[n] && !before.services[n]);
  return [
    ...created.map((n) => `S${n} CREATE`), ...new Set(redeploys.map((n) => `S${n} REDEPLOY`)), ...updates.map((n) => `S${n} UPDATE`),
  ].sort();
}

function planned(before: string, after: string): string[] {
  const { services } = JSON.parse(cli(['plan', '--from', before, after, '--format', 'json']).out) as TopologyChange;
  return services.map(({ id, kind }) => `${/S\d+(?=(?:L2)?Service[0-9A-F]{8}$)/.exec(id)?.[0]} ${kind}`).sort();
}
