import { Origin } from '../facts';
import { Change, Finding, Problem, RuleInfo, Severity } from './rule';
import { APP_WORDS, say, TEMPLATE_WORDS } from './words';

/**
 * A finding with the rule that it violates, in the words of its resource: of the construct that made it or, if none did, of the template.
 *
 * The words are chosen when somebody reads them: most findings of a large mesh are information that nobody asks for, and the path of a
 * construct can be in a file of its own.
 */
export class Judgement {
  readonly origin: Origin;
  readonly property: string;
  readonly severity: Severity;
  readonly inferred?: boolean;
  readonly subject?: string;
  readonly cause?: string;
  readonly changes?: readonly Change[];

  constructor(readonly rule: RuleInfo, private readonly finding: Finding) {
    this.origin = finding.origin;
    this.property = finding.property;
    this.severity = finding.severity ?? rule.severity;
    this.inferred = finding.inferred;
    this.subject = finding.subject;
    this.cause = finding.cause;
    this.changes = finding.changes;
  }

  get message(): string {
    return say(this.finding.message, this.words);
  }

  get fix(): string {
    return say(this.finding.fix, this.words);
  }

  /** What is said once of this resource and of others with the same cause; `undefined` if it is the same as of this one. */
  together(others: readonly Judgement[]): Judgement | undefined {
    const problem = this.finding.together?.(others);
    return problem && this.saying(problem);
  }

  /** The same finding, with another text or another fix. */
  saying(problem: Partial<Problem>): Judgement {
    return new Judgement(this.rule, { ...this.finding, ...problem });
  }

  private get words() {
    return this.origin.constructPath === undefined ? TEMPLATE_WORDS : APP_WORDS;
  }
}
