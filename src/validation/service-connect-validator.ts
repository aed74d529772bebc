import { dirname } from 'path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib/core';
import { Stage, Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { claim } from './reported';
import type { Judgement } from '../analysis/rules';
import { packageVersion } from '../analysis/rules/package-file';
import { pageOf } from '../analysis/rules/rule';

/** A mark on the root of the app. */
const REGISTERED = Symbol.for('cdk-ecs-service-connect.registered');

/**
 * Checks the synthesised templates of an app against the rules of Service Connect: those of this library's constructs, and those
 * of any other construct, escape hatch or included template.
 *
 * The first namespace of an app registers it. An app that uses none of these constructs registers it by hand:
 * `Validations.of(app).addPlugins(new ServiceConnectValidator())`. Errors fail the synthesis and warnings print;
 * `Validations.of(scope).acknowledge({ id: 'ServiceConnect::SC602', reason: '…' })` accepts a finding.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class ServiceConnectValidator implements IPolicyValidationPlugin {
  /** Name of the plugin in CDK's report, and before the id of a rule that is acknowledged. */
  public readonly name = 'ServiceConnect';
  /** Version of this library. */
  public readonly version?: string = packageVersion();

  /** Ids of the rules that are checked. */
  public readonly ruleIds?: string[];

  /** Makes the plugin. It has no options, and loads rules and reader when it first runs. */
  constructor() {
    Object.defineProperty(this, 'ruleIds', { enumerable: true, get: () => rules().RULES.map(({ id }) => id) });
  }

  /**
   * Checks the templates that CDK hands over.
   *
   * CDK calls once for each account and Region. Every call reads the whole assembly, since services of one mesh can be deployed to
   * several, and reports what it finds in the templates of the call.
   *
   * @param context the templates
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const requested = new Set(context.stackTemplates.map(({ templatePath }) => templatePath));
    const judgements = [...new Set([...requested].map(dirname))]
      .flatMap((directory) => judgeAssembly(directory, requested))
      .filter(({ severity }) => severity !== 'info')
      .filter((judgement) => claim(context.appConstruct, judgement, this));
    return {
      success: judgements.every(({ severity }) => severity !== 'error'),
      pluginVersion: this.version,
      violations: judgements.map(violationOf),
    };
  }
}

/** The findings in the requested templates of an assembly, nested stacks included. */
function judgeAssembly(directory: string, requested: ReadonlySet<string>): Judgement[] {
  const { readMesh, readStacks } = reader();
  const sources = readStacks(directory);
  if (sources.length === 0) return [];
  const mesh = readMesh(sources);
  return rules().judge(mesh).filter(({ origin }) => requested.has(mesh.deployment.stacks.get(origin.template)?.template ?? origin.template));
}

function violationOf({ rule, message, fix, severity, origin, property, inferred }: Judgement): PolicyViolation {
  return {
    ruleName: rule.id,
    description: message,
    fix: `${fix} (see ${pageOf(rule)})`,
    severity,
    ruleMetadata: { name: rule.name, title: rule.title, page: pageOf(rule), source: rule.source, ...inferred ? { inferred: 'true' } : {} },
    violatingResources: [{
      resourceLogicalId: origin.logicalId,
      templatePath: origin.template,
      locations: [property === '' ? 'Properties' : `Properties/${property}`],
    }],
  };
}

/** Rules and reader are loaded on first use, which keeps the import of the library fast. */
function rules(): typeof import('../analysis/rules') {
  return require('../analysis/rules') as typeof import('../analysis/rules');
}

function reader(): typeof import('../analysis/reader') {
  return require('../analysis/reader') as typeof import('../analysis/reader');
}

/** Registers the validator with the construct's app, once. */
export function registerValidator(scope: IConstruct): void {
  const { root } = scope.node;
  if (!Stage.isStage(root) || REGISTERED in root) return;
  Object.defineProperty(root, REGISTERED, { value: true });
  Validations.of(root).addPlugins(new ServiceConnectValidator());
}
