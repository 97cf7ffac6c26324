import { describe, expect, test } from 'vitest';
import { differences } from './diff.ts';
import { ignore, ignoredInBody, ignoredInResult, renameGenerated, type Rule } from './ignore.ts';
import type { JsonObject } from './json.ts';

type Pair = [ours: JsonObject, theirs: JsonObject];

const says = (item: JsonObject): JsonObject => ({ input: [{ role: 'assistant', ...item }] });
const given = (tool: JsonObject): JsonObject => ({ tools: [{ type: 'function', name: 'weather', ...tool }] });
const part = (type: string, more: JsonObject): JsonObject => ({ parts: [{ type, id: 'msg_1', ...more }] });
const toldOf = (openai: JsonObject): JsonObject => part('tool-call', { providerMetadata: { openai } });
const deltas = (...parts: JsonObject[]): JsonObject => ({
  parts: parts.map(one => ({ type: 'text-delta', id: 'a', ...one })),
});

/** By rule: what differs by nothing else, and neighbours of it that do count. */
const inBody: { [rule: string]: { ignored: Pair[]; seen: Pair[] } } = {
  'store: true ≡ absent': {
    ignored: [[{ store: true }, {}]],
    seen: [
      [{ store: false }, {}],
      [{ store: true }, { store: false }],
    ],
  },
  stream: { ignored: [[{ stream: true }, {}]], seen: [[{ stream_options: {} }, {}]] },
  'strict: false ≡ absent on function tools': {
    ignored: [
      [given({ strict: false }), given({})],
      [
        { tools: [{ type: 'namespace', ...given({ strict: false }) }] },
        { tools: [{ type: 'namespace', ...given({}) }] },
      ],
    ],
    seen: [
      [given({ strict: true }), given({})],
      [given({ type: 'custom', strict: false }), given({ type: 'custom' })],
      [{ text: { format: { strict: false } } }, { text: { format: {} } }],
    ],
  },
  'role developer ≡ system': {
    ignored: [[{ input: [{ role: 'developer', content: 'a' }] }, { input: [{ role: 'system', content: 'a' }] }]],
    seen: [
      [{ input: [{ role: 'developer', content: 'a' }] }, { input: [{ role: 'user', content: 'a' }] }],
      [{ input: [{ type: 'additional_tools', role: 'developer' }] }, { input: [{ type: 'additional_tools' }] }],
    ],
  },
  'easy string ≡ one output_text': {
    ignored: [[says({ content: 'a' }), says({ content: [{ type: 'output_text', text: 'a' }] })]],
    seen: [
      [says({ content: 'a' }), says({ content: [{ type: 'output_text', text: 'b' }] })],
      [
        says({ content: 'ab' }),
        says({
          content: [
            { type: 'output_text', text: 'a' },
            { type: 'output_text', text: 'b' },
          ],
        }),
      ],
      [
        { input: [{ role: 'user', content: 'a' }] },
        { input: [{ role: 'user', content: [{ type: 'input_text', text: 'a' }] }] },
      ],
    ],
  },
  'ids and type of assistant messages': {
    ignored: [[says({ id: 'msg_1', type: 'message' }), says({})]],
    seen: [
      [says({ phase: 'commentary' }), says({})],
      [{ input: [{ type: 'reasoning', id: 'rs_1' }] }, { input: [{ type: 'reasoning' }] }],
      [{ input: [{ role: 'user', type: 'message' }] }, { input: [{ role: 'user' }] }],
    ],
  },
};

const inResult: typeof inBody = {
  'usage.raw': {
    ignored: [
      [{ usage: { raw: { a: 1 } } }, { usage: {} }],
      [part('finish', { usage: { raw: {} } }), part('finish', { usage: {} })],
    ],
    seen: [[{ usage: { total: 1 } }, { usage: {} }]],
  },
  citations: {
    ignored: [[part('text-end', { citations: [] }), part('text-end', {})]],
    seen: [
      [
        part('text-end', { providerMetadata: { openai: { citations: [] } } }),
        part('text-end', { providerMetadata: { openai: {} } }),
      ],
    ],
  },
  inputEncoding: {
    ignored: [[part('tool-input-start', { inputEncoding: 'text' }), part('tool-input-start', {})]],
    seen: [[part('tool-input-start', { dynamic: true }), part('tool-input-start', {})]],
  },
  'which reasoning an item needs': {
    ignored: [
      [toldOf({ itemId: 'msg_1', reasoningId: 'rs_1', reasoningApart: true }), toldOf({ itemId: 'msg_1' })],
      [toldOf({ reasoningId: 'rs_1' }), part('tool-call', {})],
    ],
    seen: [
      [toldOf({ itemId: 'msg_1' }), toldOf({})],
      [toldOf({}), part('tool-call', {})],
    ],
  },
  'adjacent deltas': {
    ignored: [[deltas({ delta: 'a' }, { delta: 'b' }), deltas({ delta: 'ab' })]],
    seen: [
      [deltas({ delta: 'a' }, { delta: 'b' }), deltas({ delta: 'ba' })],
      [deltas({ delta: 'a' }, { delta: 'b', id: 'b' }), deltas({ delta: 'ab' })],
      [deltas({ delta: 'a' }, { delta: 'b', type: 'reasoning-delta' }), deltas({ delta: 'ab' })],
      [deltas({ delta: 'a' }, { type: 'ping' }, { delta: 'b' }), deltas({ delta: 'ab' }, { type: 'ping' })],
      [deltas({ delta: 'a' }, { delta: 'b', providerMetadata: {} }), deltas({ delta: 'ab' })],
      [deltas({ delta: '' }), deltas()],
    ],
  },
};

const differ = (rules: readonly Rule[], [ours, theirs]: Pair) =>
  differences(ignore(rules, ours), ignore(rules, theirs)).length > 0;

describe.each([
  ['a body', ignoredInBody, inBody],
  ['a result', ignoredInResult, inResult],
] as const)('what does not count in %s', (_, rules, cases) => {
  test('is what is tried here', () => {
    expect(rules.map(({ name }) => name)).toEqual(Object.keys(cases));
  });

  test.each(rules)('$name', ({ name }) => {
    const { ignored = [], seen = [] } = cases[name] ?? {};
    const others = rules.filter(rule => rule.name !== name);
    for (const pair of ignored) {
      expect(differ(rules, pair)).toBe(false);
      // It is this rule that ignores it, and in either direction.
      expect(differ(others, pair)).toBe(true);
      expect(differ(rules, [pair[1], pair[0]])).toBe(false);
    }
    for (const pair of seen) expect(differ(rules, pair)).toBe(true);
  });
});

const source = (id: string) => ({ type: 'source', id });

const renamed = (...ids: string[]) => renameGenerated({ content: ids.map(source) }, /^id-\d+$/g);

describe('generated ids', () => {
  test('are equal by their order and not by their names', () => {
    expect(renamed('id-7', 'id-3', 'id-7')).toEqual(renamed('id-0', 'id-1', 'id-0'));
    expect(renamed('id-7', 'id-3')).not.toEqual(renamed('id-0', 'id-0'));
  });

  test('are named by the alphabetical order of keys, whatever order they stand in', () => {
    const one = renameGenerated({ toolCallId: 'id-1', approvalId: 'id-2' }, /^id-\d+$/g);
    const other = renameGenerated({ approvalId: 'id-1', toolCallId: 'id-2' }, /^id-\d+$/g);
    expect(one).toEqual(other);
  });

  test('are not those of the wire', () => {
    expect(renamed('msg_1', 'id-1')).toEqual({ content: [source('msg_1'), source('generated-0')] });
  });
});
