import type { Content, Warning } from '../spec.ts';
import type { InputItem, WireRequest } from '../wire/request.ts';
import type { Chain } from './chain.ts';

/** A request, and what its answer will go back as. */
interface Asked {
  body: WireRequest;
  /** What is known to be at the endpoint need not be sent. */
  chained: boolean;
  encodeAnswer(content: readonly Content[]): InputItem[];
}

interface Answered {
  id: string;
  content: readonly Content[];
  /** The `call_id`s of its items, each once. */
  callIds: readonly string[];
}

interface Sending<Reply> {
  attempt(body: WireRequest): Promise<Reply>;
  /** Whether the endpoint refuses to go on from a response. */
  isUnknown(error: unknown): boolean;
}

/** One call in the chain of its provider: what of it is sent, and what is remembered of its answer. */
export async function chainCall(
  chain: Chain,
  { body, chained, encodeAnswer }: Asked,
  { url, warn }: { url: string; warn(warning: Warning): void },
) {
  const place = chained ? await chain.place(body.input, { scope: `${url} ${body.model}`, warn }) : undefined;

  return {
    /** Sends what the endpoint does not have; and the whole, once, where it does not have what it was thought to have. */
    async send<Reply>({ attempt, isUnknown }: Sending<Reply>): Promise<Reply> {
      const link = place?.link;
      if (link === undefined) return attempt(body);
      try {
        return await attempt({ ...body, input: body.input.slice(link.at), previous_response_id: link.id });
      } catch (error) {
        if (!isUnknown(error)) throw error;
        place?.forget();
        const message = `The endpoint does not go on from the response ${link.id}, so the whole conversation was sent to it.`;
        warn({ type: 'other', message });
        return attempt(body);
      }
    },

    /** Remembers what has to be known of an answer that the endpoint keeps, so that it need not be sent again. */
    onKept({ id, content, callIds }: Answered): void {
      chain.rememberCalls(id, content.flatMap(callOfCaller));
      place?.remember(id, () => {
        const items = encodeAnswer(content);
        // Where the calls are others for the caller than for the endpoint, it would not know those that he answers.
        const known = new Set(items.flatMap(({ call_id }) => call_id ?? []));
        return known.size === callIds.length && callIds.every(callId => known.has(callId)) ? items : [];
      });
    },
  };
}

function callOfCaller(part: Content): string[] {
  return part.type === 'tool-call' && !part.providerExecuted ? [part.toolCallId] : [];
}
