import { asObject, asText, isKnown, Maybe, UNKNOWN } from '../../facts';
import { itemsOf } from '../properties';

/** A statement of an IAM policy, or of the trust policy of a role. */
interface Statement {
  readonly allows: boolean;
  /** Patterns such as `acm-pca:*`, in lower case. */
  readonly actions: readonly string[];
  /** AWS services, accounts and roles that are meant, and `*`; empty in a policy that is attached to a role. */
  readonly principals: readonly string[];
}

/** The statements of a policy document; unknown where any part that counts is. */
export function statementsOf(document: unknown): Maybe<readonly Statement[]> {
  const body = asObject(document);
  if (!body) return UNKNOWN;
  const statements = itemsOf(body.Statement).map(readStatement);
  return statements.every(isKnown) ? statements : UNKNOWN;
}

/** Whether the patterns of a statement hold an action. */
export function grants({ allows, actions }: Statement, action: string): boolean {
  return allows && actions.some((pattern) => matches(pattern, action.toLowerCase()));
}

function readStatement(value: unknown): Maybe<Statement> {
  const body = asObject(value);
  const effect = asText(body?.Effect);
  // What a statement leaves out by NotAction or NotPrincipal is not worked out here.
  if (!body || !isKnown(effect) || body.NotAction !== undefined || body.NotPrincipal !== undefined) return UNKNOWN;
  const actions = itemsOf(body.Action).map(asText);
  const principal = asObject(body.Principal);
  const principals = (principal ? [...itemsOf(principal.Service), ...itemsOf(principal.AWS)] : itemsOf(body.Principal)).map(asText);
  if (!actions.every(isKnown) || !principals.every(isKnown)) return UNKNOWN;
  return { allows: effect === 'Allow', actions: actions.map((action) => action.toLowerCase()), principals };
}

/** Matches a pattern with `*` and `?`. */
function matches(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const expression = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${expression}$`).test(text);
}
