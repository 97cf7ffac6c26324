import { createUpstream, eventsOf, type Turn } from '@responses-bridge/upstream';
import type { LanguageModelV4CallOptions } from 'provider-v4';
import { describe, expect, test } from 'vitest';
import { createResponsesBridge } from '../src/ai7.ts';
import type { Part } from '../src/spec.ts';
import { undoText, type Undo } from '../src/strict/filter.ts';
import { undoParts, type Undoing } from '../src/strict/undo-parts.ts';
import { decode, partsOf } from './decode.ts';
import { isTerminal, streams, type Event } from './streams.ts';

const undo = (...drops: string[]): Undo => ({ drops: new Set(drops), members: new Map() });

/** The parts with the deltas of a block as one, as it says the same however it was cut. */
function joined(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const goesOn = 'delta' in part && last?.type === part.type && 'delta' in last && last.id === part.id;
    if (goesOn) whole.splice(-1, 1, { ...last, delta: last.delta + part.delta });
    else if (!('delta' in part) || part.delta !== '') whole.push(part);
  }
  return whole;
}

function toolNames(events: readonly Event[]): string[] {
  return events.flatMap(({ item }) => (typeof item?.name === 'string' ? [item.name] : []));
}

test.each(streams)('$name: where there is nothing to undo, the same is said', async ({ events }) => {
  const none = undo('a name that nobody has');
  const undoing: Undoing = { output: none, tools: new Map(toolNames(events).map(name => [name, none])) };
  const given = await partsOf(decode(events));
  expect(joined(await partsOf(undoParts(decode(events), undoing)))).toEqual(joined(given));
});

test('where nothing was converted, the parts are not even looked at', () => {
  const parts = decode([]);
  expect(undoParts(parts, { output: undefined, tools: new Map() })).toBe(parts);
});

const said = '{"a":1,"b":null,"c":[{"b":null}],"b2":null}';
const turn: Turn = {
  output: [
    { type: 'message', phase: 'commentary', text: 'I look {"b":null}.' },
    { type: 'function_call', name: 'look', arguments: said },
    { type: 'function_call', name: 'other', arguments: said },
    { type: 'message', text: said },
  ],
};
const undoing: Undoing = { output: undo('b'), tools: new Map([['look', undo('b2')]]) };

describe('cut off after any event', () => {
  const events = eventsOf(turn, { store: false, include: [] }) as Event[];
  const until = events.map((_, at) => at + 1).filter(at => !events.slice(0, at).some(isTerminal));

  test.each(until)('%i: what was said is undone, and every block is closed', async end => {
    const heard = await partsOf(decode(events.slice(0, end)));
    const told = await partsOf(undoParts(decode(events.slice(0, end)), undoing));
    const names = new Map(heard.flatMap(part => (part.type === 'tool-input-start' ? [[part.id, part.toolName]] : [])));
    const undone = joined(heard).map((part): Part => {
      const output = part.type === 'text-delta' ? undoing.output : undefined;
      const members = output ?? ('delta' in part ? undoing.tools.get(names.get(part.id) ?? '') : undefined);
      if (part.type === 'tool-call') {
        const input = undoing.tools.get(part.toolName);
        return input === undefined ? part : { ...part, input: undoText(part.input, input) };
      }
      return members !== undefined && 'delta' in part ? { ...part, delta: undoText(part.delta, members) } : part;
    });
    // A failure is another object each time, and comes before its blocks are closed.
    const others = (parts: Part[]) => joined(parts.filter(({ type }) => type !== 'error'));
    expect(others(told)).toEqual(others(undone));
  });
});

describe('a whole call and a streamed one', () => {
  const schema = {
    type: 'object' as const,
    properties: {
      a: { type: 'number' as const },
      b: { type: 'string' as const },
      c: { type: 'array' as const, items: { type: 'object' as const, properties: { b: { type: 'string' as const } } } },
      b2: { type: ['string' as const, 'null' as const] },
    },
  };
  const options: LanguageModelV4CallOptions = {
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    responseFormat: { type: 'json', schema },
    tools: ['look', 'other'].map(name => ({ type: 'function', name, inputSchema: schema, strict: name === 'look' })),
  };
  const undone = '{"a":1,"c":[{}],"b2":null}';

  test('give the same, with nothing in it that was not asked for', async () => {
    const upstream = createUpstream({ apiKey: 'any', script: [turn, turn] });
    const model = createResponsesBridge({ apiKey: 'any', fetch: upstream.fetch })('gpt-5.3-codex');
    const { content } = await model.doGenerate(options);
    const { stream } = await model.doStream(options);
    const parts: Part[] = [];
    for await (const part of stream) parts.push(part as Part);
    const texts = content.flatMap(part => (part.type === 'text' ? [part.text] : []));
    const inputs = content.flatMap(part => (part.type === 'tool-call' ? [[part.toolName, part.input]] : []));
    expect(texts).toEqual(['I look {"b":null}.', undone]);
    expect(inputs).toEqual([
      ['look', undone],
      ['other', said],
    ]);
    const deltas = joined(parts).flatMap(part => ('delta' in part ? [part.delta] : []));
    expect(deltas).toEqual([texts[0], undone, said, undone]);
    expect(parts.flatMap(part => (part.type === 'tool-call' ? [[part.toolName, part.input]] : []))).toEqual(inputs);
  });
});
