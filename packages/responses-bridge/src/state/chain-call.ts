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

/** One call in the chain of its provider: what of it is sent, and what is remembered of its answer. */
export async function chainCall(
  chain: Chain,
  { body, chained, encodeAnswer }: Asked,
  { url, warn }: { url: string; warn(warning: Warning): void },
) {
  const place = chained ? await chain.place(body.input, { scope: `${url} ${body.model}`, warn }) : undefined;

  const link = place?.link;

  return {
    /** What the endpoint does not have. */
    body: link === undefined ? body : { ...body, input: body.input.slice(link.at), previous_response_id: link.id },

    /** All of it, where the endpoint does not have what it was thought to have; undefined where that is all that was sent. */
    whole(): WireRequest | undefined {
      place?.forget();
      return link && body;
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
