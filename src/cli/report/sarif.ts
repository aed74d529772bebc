import { createHash } from 'crypto';
import { isAbsolute, sep } from 'path';
import { pathToFileURL } from 'url';
import { findingsOf, Report, ReportedFinding, UnreadPart } from './report';
import { addTo } from '../../analysis/facts';
import { pageOf, RuleInfo, RULES, Severity } from '../../analysis/rules';
import { packageVersion } from '../../analysis/rules/package-file';
import { asSafeJson } from '../../analysis/text';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';
const HOME = 'https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The report in SARIF 2.1.0, which code scanning of GitHub, GitLab and Azure DevOps take. */
export function asSarif(report: Report): string {
  const indexes = new Map(RULES.map(({ id }, i) => [id, i]));
  const run = {
    tool: {
      driver: { name: 'cdk-ecs-service-connect', semanticVersion: packageVersion(), informationUri: HOME, rules: RULES.map(descriptor) },
    },
    invocations: [{
      executionSuccessful: report.refusals.length === 0,
      toolExecutionNotifications: [
        ...report.refusals.map(({ message }) => ({ level: 'error', message: { text: message } })),
        ...report.unread.map(notification),
      ],
    }],
    columnKind: 'utf16CodeUnits',
    results: findingsOf(report).map((finding) => ({ ...result(finding, indexes.get(finding.rule)!), ...fixes(finding, report) })),
  };
  return asSafeJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

function descriptor(rule: RuleInfo): object {
  return {
    id: rule.id,
    name: rule.name,
    shortDescription: { text: rule.title },
    fullDescription: { text: `${rule.title}. See ${rule.source}` },
    helpUri: pageOf(rule),
    help: { text: `${rule.title}. See ${pageOf(rule)}`, markdown: `${rule.title}. [The page of the rule](${pageOf(rule)}), [its source](${rule.source}).` },
    defaultConfiguration: { level: LEVELS[rule.severity] },
  };
}

function result(finding: ReportedFinding, ruleIndex: number): object {
  const { rule, severity, message, fix, template, resource, constructPath, property, line, inferred } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${message}; ${fix}` },
    locations: [{
      physicalLocation: placeIn(template, line),
      logicalLocations: [{ name: resource, fullyQualifiedName: constructPath ?? resource, kind: 'resource' }],
    }],
    partialFingerprints: { 'resourceAndProperty/v1': fingerprint(rule, template, resource, property, message) },
    properties: { fix, property, inferred },
  };
}

/**
 * The fix as replacements of text, if each operation replaces one value by another: where something is added, its layout is that of the
 * file, which nobody knows.
 */
function fixes({ fix, patch }: ReportedFinding, report: Report): object {
  const replacements = new Map<string, object[]>();
  for (const operation of patch) {
    const { op, template, value } = operation;
    const deletedRegion = op === 'replace' && typeof value !== 'object' ? report.regionOf(operation) : undefined;
    if (!deletedRegion) return {};
    // JSON is YAML, too.
    addTo(replacements, template, { deletedRegion, insertedContent: { text: JSON.stringify(value) } });
  }
  if (replacements.size === 0) return {};
  const artifactChanges = [...replacements].map(([template, ofTemplate]) => (
    { artifactLocation: { uri: uriOf(template) }, replacements: ofTemplate }
  ));
  return { fixes: [{ description: { text: fix }, artifactChanges }] };
}

/** Parts that were not checked. */
function notification({ template, resource, reason, line }: UnreadPart): object {
  return {
    level: 'warning',
    message: { text: `${[template, ...resource === '' ? [] : [resource]].join(' ')} was not checked: ${reason}` },
    locations: [{ physicalLocation: placeIn(template, line) }],
  };
}

function placeIn(template: string, line: number | null): object {
  return { artifactLocation: { uri: uriOf(template) }, ...line === null ? {} : { region: { startLine: line } } };
}

/** A path inside the repository stays relative to the working directory. */
function uriOf(template: string): string {
  if (isAbsolute(template)) return pathToFileURL(template).href;
  return template.split(sep).map(encodeURIComponent).join('/');
}

/** The same finding keeps its fingerprint when lines move. */
function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
