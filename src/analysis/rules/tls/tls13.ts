/** The policy of an HTTPS listener whose template, or whose caller of the API, names none. */
export const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08';

/** A policy with TLS 1.3 for general use. */
export const RECOMMENDED_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** Whether a listener with a policy lets its load balancer speak TLS 1.3 to targets. The names of all such policies say so. */
export function hasTls13(policy: string): boolean {
  return policy.includes('TLS13');
}
