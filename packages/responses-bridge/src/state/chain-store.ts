/** Where a chain is remembered: hashes and ids, and no word of a conversation. A `Map` is one; what several processes share may be asynchronous. */
export interface ChainStore {
  /** What was set under a key, if it is still there. */
  get(key: string): string | null | undefined | Promise<string | null | undefined>;
  set(key: string, value: string): unknown;
  delete(key: string): unknown;
}

/** How the chain of `state: 'chained'` is remembered. */
export interface ChainSettings {
  /** How many responses are remembered; the one that was not used for the longest time is forgotten first. Default: 10 000. */
  max?: number;
  /** Takes the place of the memory of this provider, for one that several processes share. */
  store?: ChainStore;
}

const most = 10_000;

/** A memory that forgets what was not used for the longest time. */
export function createChainStore({ max = most }: ChainSettings): ChainStore {
  // A map keeps the order in which its keys were set.
  const values = new Map<string, string>();

  function set(key: string, value: string): void {
    values.delete(key);
    values.set(key, value);
    for (const oldest of values.keys()) {
      if (values.size <= max) break;
      values.delete(oldest);
    }
  }

  return {
    get(key) {
      const value = values.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
    delete: key => values.delete(key),
  };
}
