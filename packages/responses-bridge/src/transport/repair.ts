import { ResponsesError } from '../errors.ts';
import type { Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';

interface Repair {
  /** Whether the endpoint refused the request for this reason. */
  matches(error: ResponsesError): boolean;
  /** The request without what was refused, or undefined where it had none of it. */
  change(body: WireRequest): WireRequest | undefined;
  warning: Warning;
}

const encryptedReasoning = 'reasoning.encrypted_content';

/** Refusals that a changed request answers. No rule knows another. */
const repairs: readonly Repair[] = [
  {
    /** Seen with gpt-4o and gpt-4.1, also behind deployments whose name does not say so. */
    matches: ({ statusCode, message }) => statusCode === 400 && /encrypted content is not supported/i.test(message),
    change({ include, ...body }) {
      if (!include?.includes(encryptedReasoning)) return undefined;
      const rest = include.filter(value => value !== encryptedReasoning);
      return { ...body, include: rest.length > 0 ? rest : undefined };
    },
    warning: {
      type: 'compatibility',
      feature: 'include',
      details: 'This model refuses encrypted reasoning, so the request was sent without asking for it.',
    },
  },
];

/** What is remembered is a few words a model and endpoint; an instance that meets more of them than this starts anew. */
const mostRemembered = 1000;

/**
 * Sends a request, and once more where the endpoint refuses what a repair can take out. A repair that helped is
 * remembered for the model and the endpoint, so that the next call makes no detour.
 */
export function createRepairs() {
  const remembered = new Map<string, Set<Repair>>();

  return async function send<Reply>(
    body: WireRequest,
    url: string,
    attempt: (body: WireRequest) => Promise<Reply>,
  ): Promise<{ reply: Reply; warnings: Warning[] }> {
    const key = `${body.model} ${url}`;
    const warnings: Warning[] = [];
    const apply = (repair: Repair, to: WireRequest) => {
      const changed = repair.change(to);
      if (changed !== undefined) warnings.push(repair.warning);
      return changed;
    };

    let current = body;
    for (const repair of remembered.get(key) ?? []) current = apply(repair, current) ?? current;
    try {
      return { reply: await attempt(current), warnings };
    } catch (error) {
      const repair = error instanceof ResponsesError ? repairs.find(({ matches }) => matches(error)) : undefined;
      const changed = repair && apply(repair, current);
      if (repair === undefined || changed === undefined) throw error;
      const reply = await attempt(changed);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(key, (remembered.get(key) ?? new Set()).add(repair));
      return { reply, warnings };
    }
  };
}
