/** What an option of the L2 means in this library. */
interface OwnWords {
  readonly text: string;
  readonly default: string;
}

/**
 * Options that services inherit from the L2 and that have another default or meaning here. jsii does not let an interface repeat a
 * property (JSII5015), so the documentation generator writes the words of the L2 for them.
 */
export const OWN_WORDS: Readonly<Record<string, OwnWords>> = {
  circuitBreaker: {
    text: 'Whether a deployment whose tasks do not get healthy ends, and rolls back. On for rolling deployments; the L2 leaves it off.',
    default: '{ enable: true, rollback: true } for rolling deployments, none for other strategies',
  },
  minHealthyPercent: {
    text: 'The share of the desired tasks that stays healthy during a deployment, in percent: 100, so that clients do not lose the server.',
    default: '100; 0 with `daemon`; 50 if `maxHealthyPercent` leaves no room above 100 or is a token',
  },
  forceNewDeployment: {
    text: 'Your own reason to redeploy. Its nonce goes into the hash of the connected endpoints, so a change of either redeploys the service.',
    default: 'a hash of the connected endpoints, if the service connects to any',
  },
  serviceConnectConfiguration: {
    text: 'Throws SC010: `namespace` and `endpoints` replace it.',
    default: 'made from `namespace` and `endpoints`',
  },
};
