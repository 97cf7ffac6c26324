import type { Bug } from './check.ts';
import type { Sent } from './event.ts';
import type { Part } from './heard.ts';

/** An item, or a whole end, without the words of its messages. */
function wordless({ event, ...sent }: Sent): Sent {
  const words = /"(text|refusal)":"(?:[^"\\]|\\.)*"/g;
  return { ...sent, event: JSON.parse(JSON.stringify(event).replaceAll(words, '"$1":""')) };
}

const isEnd = ({ type }: Part) => type === 'text-end' || type === 'reasoning-end';

/** Bugs that a reader could have. The generator is good for something if it finds each. */
export const bugs: Array<[string, Bug]> = [
  [
    'it loses the text of what is done without a delta',
    { events: (sent, { damage }) => (damage.deltas ? sent.map(wordless) : sent) },
  ],
  [
    'it doubles the text of what is done twice',
    {
      events: (sent, { damage }) =>
        sent.flatMap((one, at) => {
          const again = damage.twice && one.role === 'item-done' && sent[at - 1]?.role === 'item-done';
          const other = { ...one, event: { ...one.event, output_index: 99 + at } };
          return again ? [one, other] : [one];
        }),
    },
  ],
  [
    'it keeps a block open where the stream is cut',
    {
      parts: (parts, { answer }) =>
        answer.ending === 'lost' ? parts.filter((part, at) => !isEnd(part) || at < parts.length - 3) : parts,
    },
  ],
  [
    'it hands out a call that was cut off',
    {
      parts(parts, { answer: { ending } }) {
        const called = new Set(parts.filter(({ type }) => type === 'tool-call').map(({ toolCallId }) => toolCallId));
        const cut = parts.filter(
          ({ type, id }) => ending === 'incomplete' && type === 'tool-input-start' && !called.has(id),
        );
        const calls = cut.map(({ id, toolName }): Part => {
          const input = parts.map(part =>
            part.type === 'tool-input-delta' && part.id === id ? String(part.delta) : '',
          );
          return { type: 'tool-call', toolCallId: id, toolName, input: input.join('') };
        });
        return [...parts.slice(0, -1), ...calls, ...parts.slice(-1)];
      },
    },
  ],
  [
    'it loses the finish of an answer that failed',
    {
      parts: (parts, { answer }) =>
        answer.ending === 'failed' ? parts.filter(({ type }) => type !== 'finish') : parts,
    },
  ],
  [
    'it finishes twice where an error has two events',
    { parts: (parts, { answer }) => (answer.ending === 'error and failed' ? [...parts, ...parts.slice(-1)] : parts) },
  ],
];
