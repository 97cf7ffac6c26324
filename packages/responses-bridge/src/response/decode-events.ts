import type { FailedCall } from '../errors.ts';
import type { Sink, Source } from '../flow.ts';
import type { JSONValue, Part } from '../spec.ts';
import { keepalive, wireError, wireEvent, type WireEvent, type WireResponse } from '../wire/event.ts';
import { isTerminal, toEnding, toMetadata } from './ending.ts';
import { toFinishReason } from './finish-reason.ts';
import { observeParts } from './observe-parts.ts';
import { tellErrors } from './tell-errors.ts';
import { trackItems } from './track-items.ts';
import { toUsage } from './usage.ts';
import { tellKept, type KeptContext } from './whole-answer.ts';

export interface ResponseContext extends KeptContext {
  /** The key of provider metadata. */
  readonly name: string;
  /** The call that is answered, for the errors that tell of it. */
  readonly call: FailedCall;
  /** The caller wants every event as it came, too. */
  readonly includeRawChunks?: boolean | undefined;
  /** What made the history of the call legal. */
  readonly repairs?: JSONValue[];
  /** What a vendor's event means in the protocol's own words. */
  readEvent?(event: unknown): unknown;
}

/**
 * Events → parts. Knows the two scopes an event can have, the response and one item of it, and nothing about any kind
 * of item. Ends at the terminal event, whether or not more follows, and tells every other end as an error.
 */
export function decodeEvents(events: Source<unknown>, context: ResponseContext): Source<Part> {
  return sink => events(createDecoder(context, sink));
}

function createDecoder(context: ResponseContext, sink: Sink<Part>): Sink<unknown> {
  const { includeRawChunks, readEvent } = context;
  const { observe, seen, unclosed } = observeParts();
  const items = trackItems(context, put);
  const errors = tellErrors(context.call, error => put({ type: 'error', error }));
  let id: string | undefined;
  let over = false;

  function put(part: Part): void {
    observe(part);
    sink.put(part);
  }

  function identify(response: WireResponse): void {
    if (id !== undefined || response.id == null) return;
    id = response.id;
    const timestamp = response.created_at == null ? undefined : new Date(response.created_at * 1000);
    put({ type: 'response-metadata', id, modelId: response.model ?? undefined, timestamp });
  }

  function finish(response?: WireResponse): void {
    over = true;
    items.stop();
    for (const part of unclosed()) put(part);
    const told = { unknownItems: items.unknown(), logprobs: items.logprobs() };
    const providerMetadata = toMetadata(context, { ...response, id: id ?? null }, told);
    const finishReason = toFinishReason(response, seen);
    put({ type: 'finish', finishReason, usage: toUsage(response?.usage), providerMetadata });
    sink.end();
  }

  function readResponse(event: WireEvent): void {
    if (event.type === 'error') return errors.failed(wireError.parse(event.error ?? event));
    if (event.response != null) identify(event.response);
    const ending = toEnding(event);
    if (ending === undefined) return;
    if (ending.failure === undefined) items.settle(ending.response.output ?? [], ending);
    else errors.failed(ending.failure);
    tellKept(ending, { id, items: items.finished }, context);
    finish(ending.response);
  }

  return {
    put(raw) {
      if (over) return;
      if (includeRawChunks) put({ type: 'raw', rawValue: raw });
      try {
        const event = wireEvent.parse(readEvent === undefined ? raw : readEvent(raw));
        if (event.item != null) items.item(event, event.item);
        else if (event.response != null || event.type === 'error') readResponse(event);
        // What is about no item is no delta either, and only then asked what it is.
        else if (event.output_index != null || event.delta !== undefined) items.event(event);
        else if (event.type === keepalive) put({ type: 'ping' });
        else if (isTerminal(event.type)) readResponse(event);
        else items.event(event);
      } catch (cause) {
        errors.invalid(raw, cause);
      }
    },
    end(cause) {
      if (over) return;
      errors.truncated(cause);
      finish();
    },
  };
}
