import { ResponsesError, type FailedCall, type ResponsesErrorCode } from '../errors.ts';
import type { Sink, Source } from '../flow.ts';
import type { DecodeContext } from '../items/item.ts';
import type { Part } from '../spec.ts';
import { wireError, wireEvent, type WireError, type WireEvent, type WireResponse } from '../wire/event.ts';
import { toFinishReason } from './finish-reason.ts';
import { observeParts } from './observe-parts.ts';
import { trackItems } from './track-items.ts';
import { toUsage } from './usage.ts';

export interface ResponseContext extends DecodeContext {
  /** The key of provider metadata. */
  readonly name: string;
  /** The call that is answered, for the errors that tell of it. */
  readonly call: FailedCall;
}

/**
 * Events → parts. Knows the two scopes an event can have, the response and one item of it, and nothing about any kind
 * of item. Ends at the terminal event, whether or not more follows, and tells every other end as an error.
 */
export function decodeEvents(events: Source<unknown>, context: ResponseContext): Source<Part> {
  return sink => events(createDecoder(context, sink));
}

/** `response.done` is xAI's name for the end, `cancelled` stands in bodies of responses that were stopped. */
const terminal = /^response\.(completed|incomplete|failed|cancelled|done)$/;

function createDecoder(context: ResponseContext, sink: Sink<Part>): Sink<unknown> {
  const { observe, seen, unclosed } = observeParts();
  const items = trackItems(context, put);
  let identified = false;
  let over = false;

  function put(part: Part): void {
    observe(part);
    sink.put(part);
  }

  function fail(code: ResponsesErrorCode, message: string, more: { cause?: unknown; data?: WireError } = {}): void {
    put({ type: 'error', error: new ResponsesError({ code, message, ...more }, context.call) });
  }

  /** An `error` event is followed by `response.failed`: the same failure, so it is told once. */
  function tellFailure(error: WireError | null | undefined): void {
    if (seen.error) return;
    const data = error ?? {};
    fail('response_failed', data.message ?? 'The endpoint gave up on the response and said no more.', { data });
  }

  function identify(response: WireResponse): void {
    if (identified || response.id == null) return;
    identified = true;
    const timestamp = response.created_at == null ? undefined : new Date(response.created_at * 1000);
    put({ type: 'response-metadata', id: response.id, modelId: response.model ?? undefined, timestamp });
  }

  function finish(response?: WireResponse): void {
    over = true;
    for (const part of unclosed()) put(part);
    put({
      type: 'finish',
      finishReason: toFinishReason(response, seen),
      usage: toUsage(response?.usage),
      providerMetadata: describe(response, context),
    });
    sink.end();
  }

  function readResponse({ type, response, ...event }: WireEvent): void {
    if (type === 'error') return tellFailure(wireError.parse(event.error ?? event));
    if (response != null) identify(response);
    if (!terminal.test(type)) return;
    const status = response?.status ?? type.slice('response.'.length);
    if (response?.error != null || status === 'failed' || status === 'cancelled') tellFailure(response?.error);
    else items.settle(response?.output ?? []);
    finish(response ?? {});
  }

  return {
    put(raw) {
      if (over) return;
      try {
        const event = wireEvent.parse(raw);
        if (event.item == null && event.response == null && event.type !== 'error') items.event(event);
        else if (event.item == null) readResponse(event);
        else items.item(event, event.item);
      } catch (cause) {
        fail('event_invalid', `The endpoint sent an event that is not of the protocol. ${messageOf(cause)}`, { cause });
      }
    },
    end(cause) {
      if (over) return;
      if (cause !== undefined) fail('stream_truncated', `The connection was lost before the response ended (${messageOf(cause)}).`, { cause });
      else if (!seen.error) fail('stream_truncated', 'The stream ended before the response did.');
      finish();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function describe(response: WireResponse | undefined, { name }: ResponseContext) {
  if (response?.id == null) return undefined;
  const { id: responseId, service_tier } = response;
  return { [name]: { responseId, ...(service_tier == null ? {} : { serviceTier: service_tier }) } };
}
