import { TemplateSource } from '../../../src/analysis/reader';
import { Rule, Severity } from '../../../src/analysis/rules';
import { Template } from '../../support/templates';

/** A change to a passing template. */
export interface Change {
  /** What is changed, as the end of the sentence "fires on …" or "is silent on …". */
  readonly on: string;
  /** The template to change. Default: `shop()`. */
  readonly base?: () => Template;
  /** The change. */
  readonly mutate: (template: Template) => void;
  /** Where one template is not enough: the sources to read together, made of the changed one. Default: it stands alone. */
  readonly sources?: (template: Template) => TemplateSource[];
}

/** A change that breaks the rule. */
interface Violation extends Change {
  /** What the message of each finding of the rule has to say, in the order of the findings. */
  readonly messages: readonly (string | RegExp)[];
  /** What the fix of the first finding has to say. Default: not looked at. */
  readonly fix?: string;
  /** Logical ids that the findings name, in that order. Default: `Catalog` each time. */
  readonly resources?: readonly string[];
  /** Property of the first finding. Default: not looked at. */
  readonly property?: string;
  /** Severity of the findings. Default: the rule's. */
  readonly severity?: Severity;
  /** Other rules of severity error that the change cannot help breaking, too. Default: none. */
  readonly also?: readonly string[];
  /** Rules with findings that come to light when the finding is fixed, and that the change hid. Default: none. */
  readonly uncovers?: readonly string[];
  /** `false` for a rule that looks at services off the mesh, so that the violation stays when Service Connect is turned off. Default: true. */
  readonly silentWhenOff?: boolean;
}

/** All that is tested of a rule. */
export interface RuleCases {
  readonly rule: Rule;
  /** Changes that break the rule. At least one. */
  readonly violations: readonly Violation[];
  /** Changes that look like a violation and are none: boundaries, unknown values (at least one), forms that AWS accepts. */
  readonly silent: readonly Change[];
}
