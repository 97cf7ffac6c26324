import { encodeRequest } from '../src/request/encode-request.ts';
import { collect } from '../src/response/collect.ts';
import { decodeEvents, type ResponseContext } from '../src/response/decode-events.ts';
import type { CallOptions, ReplayPart } from '../src/spec.ts';
import { asItIs, complete } from './complete.ts';
import { createContext, partsOf, sourceOf } from './decode.ts';
import type { Event, Item } from './streams.ts';

type Tools = NonNullable<CallOptions['tools']>;

/** A provider tool as a caller declares it, by a name of the caller's own. */
export function declare(id: `openai.${string}`, args: Record<string, unknown> = {}, name = 'own'): Tools[number] {
  return { type: 'provider', id, name, args };
}

/** The tools and the choice of a request with one provider tool, which is to be called. */
export async function encodeTool(id: `openai.${string}`, args: Record<string, unknown>) {
  const { body, warnings } = await request({
    tools: [declare(id, args)],
    toolChoice: { type: 'tool', toolName: 'own' },
  });
  return { tool: body.tools?.[0], choice: body.tool_choice, warnings };
}

/** The input items, and the warnings, of parts in an answer and of what tools gave back. */
export async function encodeHistory({ answer = [], results = [], tools = [], stored = false, options = {} }: History) {
  // What the endpoint goes on from has the calls that it is told the results of.
  const goesOn = 'conversation' in options || 'previousResponseId' in options;
  const { prompt, strip } = (goesOn ? asItIs : complete)(answer, results);
  const { body, warnings } = await request({ prompt, tools }, { store: stored, ...options });
  return { input: JSON.parse(JSON.stringify(strip(body.input))), warnings };
}

interface History {
  answer?: ReplayPart[];
  results?: ReplayPart[];
  tools?: Tools;
  stored?: boolean;
  /** Further provider options. */
  options?: Record<string, unknown>;
}

function request(call: Partial<CallOptions>, options = {}) {
  return encodeRequest(
    { prompt: [], ...call },
    { names: ['openai'], endpoint: 'test', modelId: 'gpt-5.3-codex', options },
  );
}

/** What a call declared, for its answer. */
export type Declared = Partial<Pick<ResponseContext, 'stored' | 'endpoint' | 'toolName' | 'toolArgs' | 'hasFunction'>>;

/** The parts of events that end well, without what is told of the response itself. */
export async function decodeParts(events: readonly Event[], declared: Declared = {}) {
  const context = { ...createContext(), ...declared };
  const parts = await partsOf(decodeEvents(sourceOf([...events, end]), context));
  return JSON.parse(JSON.stringify(parts.filter(({ type }) => type !== 'finish')));
}

/** The content of items that are done. */
export async function decodeItems(items: readonly Item[], declared: Declared = {}) {
  const context = { ...createContext(), ...declared };
  const { content } = await collect(decodeEvents(sourceOf([...items.map(done), end]), context));
  // As they reach a caller who writes them down.
  return JSON.parse(JSON.stringify(content));
}

const end = { type: 'response.completed', response: {} };

/** The event that says that an item is there. */
export const added = (item: Item, output_index = 0): Event => ({
  type: 'response.output_item.added',
  output_index,
  item,
});

/** The event that says that an item is done. */
export const done = (item: Item, output_index = 0): Event => ({
  type: 'response.output_item.done',
  output_index,
  item,
});
