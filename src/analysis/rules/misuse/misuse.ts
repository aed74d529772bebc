import { RuleInfo } from '../rule';

/** A rule over the calls of the constructs: it is thrown at the call, never found in a template. */
export interface Misuse extends RuleInfo {
  readonly severity: 'error';
}

/** The page that describes the constructs. */
const API_PAGE = 'https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/blob/main/API.md';

/** What is permanent about a misuse. */
export function misuse(id: string, name: string, title: string, source: string = API_PAGE): Misuse {
  return { id, name, title, severity: 'error', source };
}

/** Names for a sentence: `"http", "grpc"`. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ');
}
