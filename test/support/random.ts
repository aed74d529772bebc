const MODULUS = 2147483647;

/** Pseudo-random numbers from 0 to 1 that depend on the seed alone (Lehmer's generator). */
export function random(seed: number): () => number {
  let state = (seed * 16807) % MODULUS || 1;
  return () => {
    state = (state * 48271) % MODULUS;
    return state / MODULUS;
  };
}

/** The items in an order that the seed decides. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = random(seed);
  return items.map((item) => ({ item, key: next() })).sort((a, b) => a.key - b.key).map(({ item }) => item);
}
