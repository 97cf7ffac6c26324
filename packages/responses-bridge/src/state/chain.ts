import { sha256 } from '../hash.ts';
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
 * Remembers which response ends which items: by hashes of whole items, never of text alone, so that a fork, an edit or a
 * foreign history is another one. A cheap hash finds, and a cryptographic one proves: whoever could write a history with
 * the hash of another would have that conversation answered from his own. No failure of the memory breaks a call; the
 * next call tells it.
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

  async function longest(prefixes: readonly Prefix[]): Promise<(Link & { key: string }) | undefined> {
    for (const { at, key, text } of [...prefixes].reverse()) {
      const found = await store.get(key);
      const proof = found == null ? undefined : await proofOf(text);
      if (proof !== undefined && found?.startsWith(proof)) return { at, key, id: found.slice(proof.length) };
    }
    return undefined;
  }

  return {
    /** Finds the longest beginning of an input that is known to be at the endpoint. */
    async place(input: readonly InputItem[], { scope, warn }: Asking): Promise<ChainPlace> {
      await pending;
      const start: Prefix = { at: 0, key: scope, text: scope };
      const prefixes = prefixesOf(input, start);
      // Something has to be said that the endpoint does not have.
      const known = prefixes.filter(({ at }) => at < input.length);
      const found = await orNothing(() => longest(known));
      if (failure !== undefined) warn(toWarning(failure));
      failure = undefined;
      const begun = known.at(-1) ?? start;
      return {
        link: found,
        remember: (id, encode) =>
          later(async () => {
            const output = encode();
            if (output.length === 0) return;
            const end = prefixesOf([...input.slice(begun.at), ...output], begun).at(-1);
            if (end !== undefined) await store.set(end.key, (await proofOf(end.text)) + id);
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

async function proofOf(text: string): Promise<string> {
  const proof = await sha256(text);
  if (proof === undefined) throw new Error('this platform has no web crypto');
  return `${proof} `;
}

const keyOfCall = (callId: string) => `call ${callId}`;

function toWarning(failure: unknown): Warning {
  const why = failure instanceof Error ? failure.message : String(failure);
  const message = `The memory of the chain failed (${why}), so what the endpoint has may be sent to it again.`;
  return { type: 'other', message };
}
