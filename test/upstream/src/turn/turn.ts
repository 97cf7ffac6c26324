import { asObject } from '../json.ts';
import type { Item, JsonObject, ResponseEvent, Turn } from '../types.ts';
import { createIds, type IdMaker } from '../ids.ts';
import { turnContext, type TurnContext } from './context.ts';
import { itemEvents } from './item-events.ts';
import { buildItems } from './items.ts';
import type { BareEvent } from './kinds/kind.ts';
import { closeResponse, errorOf, openResponse } from './response.ts';

/** A turn as it is sent: the events of a stream, and the response object for a request without one. */
export interface PlayedTurn {
  readonly events: readonly ResponseEvent[];
  readonly response: JsonObject;
  readonly output: readonly Item[];
}

/**
 * The events that a turn streams, from `response.created` to its terminal event. Without a request it
 * answers a stateless one which asks for encrypted content. Turns of one conversation share `ids`, so
 * that no id comes twice; by default each turn counts from the beginning.
 */
export function eventsOf(turn: Turn, request?: JsonObject, ids: IdMaker = createIds()): ResponseEvent[] {
  return [...playTurn(turn, turnContext(request, { ids })).events];
}

/** The response object of a turn, as a request without `stream` gets it. */
export function responseOf(turn: Turn, request?: JsonObject, ids: IdMaker = createIds()): JsonObject {
  return playTurn(turn, turnContext(request, { ids })).response;
}

export function playTurn(turn: Turn, context: TurnContext): PlayedTurn {
  const opened = openResponse(context);
  const items = buildItems(turn, context);
  const response = closeResponse(opened, turn, items);
  const events = numbered([...turnEvents(turn, { context, opened, items, response })]);
  return { events, response, output: items };
}

/** Numbers events from 0, in order. */
export function numbered(events: readonly BareEvent[]): ResponseEvent[] {
  return events.map((event, sequence_number) => ({ ...event, sequence_number }));
}

interface Made {
  readonly context: TurnContext;
  readonly opened: JsonObject;
  readonly items: readonly Item[];
  readonly response: JsonObject;
}

function* turnEvents(turn: Turn, { context, opened, items, response }: Made): Generator<BareEvent> {
  yield { type: 'response.created', response: opened };
  yield { type: 'response.in_progress', response: opened };
  const obfuscated = asObject(context.request['stream_options'])['include_obfuscation'] !== false;
  for (const [index, spec] of turn.output.entries()) {
    const item = items[index];
    if (item === undefined) continue;
    const events = itemEvents({ item, spec }, { output_index: index, obfuscated });
    const torn = turn.status === 'failed' && index === items.length - 1;
    yield* torn ? unfinished(events) : events;
  }
  if (turn.errorEvent === true)
    yield { type: 'error', error: { type: errorOf(turn).code, ...errorOf(turn), param: null } };
  yield { type: `response.${turn.status ?? 'completed'}`, response };
}

/** The item that was being written when the turn failed has no ends. */
function* unfinished(events: Iterable<BareEvent>): Generator<BareEvent> {
  for (const event of events) if (!event.type.endsWith('.done')) yield event;
}
