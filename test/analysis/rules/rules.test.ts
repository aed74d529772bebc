import { ALL_CASES } from './all-cases';
import { missingCases } from './open-work';
import { Change } from './rule-cases';
import { readMesh } from '../../../src/analysis/reader';
import { RULES } from '../../../src/analysis/rules';
import { shop } from '../../support/shop';
import { alone, judgeTemplates, Template } from '../../support/templates';

const sourcesOf = (change: Change, template: Template) => change.sources?.(template) ?? [alone(template)];
const errorsBut = (allowed: readonly string[], judgements: ReturnType<typeof judgeTemplates>) => judgements
  .filter(({ severity, rule }) => severity === 'error' && !allowed.includes(rule.id))
  .map(({ rule, message }) => `${rule.id}: ${message}`);

/** A message that names the text of a container rests on a connection that was inferred from it; that of SC112 on a protocol. */
const isInferred = (message: string) => /\benvironment\b|\bthe command\b/.test(message) && !/ suggests (http|http2|grpc):/.test(message);

test('every rule has its cases', () => {
  expect(ALL_CASES.map(({ rule }) => rule.id).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('the template that the cases change breaks no rule', () => {
  expect(judgeTemplates(alone(shop())).filter(({ severity }) => severity !== 'info')).toEqual([]);
});

describe.each(ALL_CASES.map((cases) => [`${cases.rule.id} ${cases.rule.name}`, cases] as const))('%s', (_name, { rule, violations, silent }) => {
  const findings = (change: Change, template: Template) => judgeTemplates(...sourcesOf(change, template))
    .filter((found) => found.rule.id === rule.id);

  test('has a violation and a silent case', () => expect(missingCases({ rule, violations, silent })).toEqual([]));

  test.each(violations.map((violation) => [violation.on, violation] as const))('fires on %s', (_on, violation) => {
    const template = (violation.base ?? shop)();
    const before = JSON.stringify(template);
    expect(findings(violation, JSON.parse(before))).toEqual([]);
    expect(errorsBut([], judgeTemplates(...sourcesOf(violation, JSON.parse(before))))).toEqual([]);

    violation.mutate(template);
    const found = findings(violation, template);
    expect(found.map(({ message }) => message)).toEqual(violation.messages.map((message) => (
      typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message)
    )));
    expect(found.map(({ origin }) => origin.logicalId)).toEqual(violation.resources ?? violation.messages.map(() => 'Catalog'));
    if (violation.property !== undefined) expect(found[0].property).toBe(violation.property);
    if (violation.fix !== undefined) expect(found[0].fix).toContain(violation.fix);
    for (const { severity, fix, message, inferred } of found) {
      expect(severity).toBe(violation.severity ?? rule.severity);
      expect(fix).not.toBe('');
      expect([inferred ?? false, message]).toEqual([isInferred(message), message]);
    }
    expect(errorsBut([rule.id, ...violation.also ?? []], judgeTemplates(...sourcesOf(violation, template)))).toEqual([]);

    if (violation.silentWhenOff !== false) {
      for (const { Type, Properties } of Object.values(template.Resources)) {
        if (Type === 'AWS::ECS::Service' && Properties.ServiceConnectConfiguration) Properties.ServiceConnectConfiguration.Enabled = false;
      }
      expect(findings(violation, template)).toEqual([]);
    }
    expect(findings(violation, JSON.parse(before))).toEqual([]);
  });

  test.each(silent.map((change) => [change.on, change] as const))('is silent on %s', (_on, change) => {
    const template = (change.base ?? shop)();
    change.mutate(template);
    expect(readMesh(sourcesOf(change, template)).services.length).toBeGreaterThan(0);
    expect(findings(change, template)).toEqual([]);
  });
});

test('a rule that finds nothing, or information, asks for no construct path: it can be in a file of its own', () => {
  const asking = ALL_CASES.flatMap(({ rule, violations, silent }) => [...violations, ...silent].filter((change) => {
    const template = (change.base ?? shop)();
    change.mutate(template);
    const constructPathOf = jest.fn();
    const findings = [...rule.check(readMesh(sourcesOf(change, template).map((source) => ({ ...source, constructPathOf }))))];
    return constructPathOf.mock.calls.length > 0 && findings.every(({ severity = rule.severity }) => severity === 'info');
  }).map(({ on }) => `${rule.id} on ${on}`));
  expect(asking).toEqual([]);
});

afterAll(() => {
  const violations = ALL_CASES.flatMap((cases) => cases.violations).length;
  const silent = ALL_CASES.flatMap((cases) => cases.silent).length;
  process.stdout.write(`${ALL_CASES.length} rules: ${violations} mutations that fire and go silent again, ${silent} that stay silent\n`);
});
