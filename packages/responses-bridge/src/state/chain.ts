import type { Warning } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';
import { createChainStore, type ChainSettings } from './chain-store.ts';
import { prefixesOf, type Prefix } from './prefixes.ts';

/** What the endpoint has of an input. */
export interface Link {
  /** How many items, from the first. */
  at: number;
  /** The response that ends them. */
  id: string;
}

/** One call's place in the chain. */
export interface ChainPlace {
  /** The most that is known to be at the endpoint, where something is. */
  link: Link | undefined;
  /** Remembers that a response ends the input and what came of it, where something did. */
  remember(id: string, encode: () => readonly InputItem[]): void;
  /** The endpoint does not have what the link names. */
  forget(): void;
}

interface Asking {
  /** What separates conversations that must not be taken for each other: the address and the model. */
  scope: string;
  warn(warning: Warning): void;
}

/** The chain of a provider. */
export type Chain = ReturnType<typeof createChain>;

/**
 * Remembers which response ends which items: by a hash of whole items, never of text alone, so that a fork, an edit or a
 * foreign history is another one. No failure of the memory breaks a call; the next call tells it.
 */
export function createChain(settings: ChainSettings = {}) {
  const { store = createChainStore(settings) } = settings;
  let pending: Promise<unknown> = Promise.resolve();
  let failure: unknown;

  /** A call that follows at once waits for what the one before it has to remember. */
  function later(task: () => unknown): void {
    pending = pending.then(task).catch((error: unknown) => void (failure = error));
  }

  async function orNothing<T>(value: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await value();
    } catch (error) {
      failure = error;
      return undefined;
    }
  }

  async function longest(input: readonly InputItem[], prefixes: readonly Prefix[]) {
    for (const { at, key } of [...prefixes].reverse()) {
      // Something has to be said that the endpoint does not have.
      const id = at < input.length ? await store.get(key) : undefined;
      if (id != null) return { at, id, key };
    }
    return undefined;
  }

  return {
    /** Finds the longest beginning of an input that is known to be at the endpoint. */
    async place(input: readonly InputItem[], { scope, warn }: Asking): Promise<ChainPlace> {
      await pending;
      const prefixes = (await orNothing(() => prefixesOf(input, scope))) ?? [];
      const found = await orNothing(() => longest(input, prefixes));
      if (failure !== undefined) warn(toWarning(failure));
      failure = undefined;
      const begun = prefixes.at(-2) ?? { at: 0, key: scope };
      return {
        link: found,
        remember: (id, encode) =>
          later(async () => {
            const output = encode();
            if (output.length === 0) return;
            const whole = await prefixesOf([...input.slice(begun.at), ...output], begun.key);
            const end = whole.at(-1);
            if (end !== undefined) await store.set(end.key, id);
          }),
        forget: () => later(() => found && store.delete(found.key)),
      };
    },

    /** Remembers which response made calls. */
    rememberCalls(id: string, callIds: readonly string[]): void {
      for (const callId of callIds) later(() => store.set(keyOfCall(callId), id));
    },

    /** The response that made a call, where it is known. */
    async madeBy(callId: string): Promise<string | undefined> {
      await pending;
      return (await orNothing(() => store.get(keyOfCall(callId)))) ?? undefined;
    },
  };
}

const keyOfCall = (callId: string) => `call ${callId}`;

function toWarning(failure: unknown): Warning {
  const why = failure instanceof Error ? failure.message : String(failure);
  const message = `The memory of the chain failed (${why}), so what the endpoint has may be sent to it again.`;
  return { type: 'other', message };
}
