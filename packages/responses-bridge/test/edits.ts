import * as fc from 'fast-check';
import type { Prompt, ReplayPart } from '../src/spec.ts';

type Message = Prompt[number];

/** A change of a history, as callers make them. It is told by its name and two numbers, which count what is there. */
interface Edit {
  name: string;
  apply(prompt: Prompt, at: number, other: number): Prompt;
}

const pick = <T>(list: readonly T[], at: number): number => (list.length === 0 ? 0 : at % list.length);

/** The history with the parts of one message changed; without parts there is no message. */
function changeParts(prompt: Prompt, at: number, change: (parts: ReplayPart[]) => ReplayPart[]): Prompt {
  const index = pick(prompt, at);
  return prompt.flatMap((message, here): Message[] => {
    if (here !== index || (message.role !== 'assistant' && message.role !== 'tool')) return [message];
    const content = change([...message.content]);
    // Parts stay in a message of their own role.
    return content.length === 0 ? [] : [{ ...message, content } as Message];
  });
}

function without(prompt: Prompt, drop: (part: ReplayPart) => boolean): Prompt {
  return prompt.reduce(
    (changed, _, back) => changeParts(changed, prompt.length - 1 - back, parts => parts.filter(part => !drop(part))),
    prompt,
  );
}

const edits: readonly Edit[] = [
  { name: 'drop a message', apply: (prompt, at) => prompt.toSpliced(pick(prompt, at), 1) },
  { name: 'keep the last messages', apply: (prompt, at) => prompt.slice(pick(prompt, at)) },
  { name: 'keep the first messages', apply: (prompt, at) => prompt.slice(0, pick(prompt, at) + 1) },
  {
    name: 'cut a message',
    apply: (prompt, at, other) => changeParts(prompt, at, parts => parts.slice(0, pick(parts, other))),
  },
  {
    name: 'drop a part',
    apply: (prompt, at, other) => changeParts(prompt, at, parts => parts.toSpliced(pick(parts, other), 1)),
  },
  {
    name: 'double a part',
    apply: (prompt, at, other) =>
      changeParts(prompt, at, parts =>
        parts.toSpliced(pick(parts, other), 0, ...parts.slice(pick(parts, other)).slice(0, 1)),
      ),
  },
  {
    name: 'move a part to the end',
    apply: (prompt, at, other) =>
      changeParts(prompt, at, parts => [
        ...parts.toSpliced(pick(parts, other), 1),
        ...parts.slice(pick(parts, other)).slice(0, 1),
      ]),
  },
  { name: 'drop reasoning', apply: prompt => without(prompt, ({ type }) => type === 'reasoning') },
  { name: 'drop calls', apply: prompt => without(prompt, ({ type }) => type === 'tool-call') },
  { name: 'drop results', apply: prompt => without(prompt, ({ type }) => type === 'tool-result') },
  { name: 'drop what no text is', apply: prompt => without(prompt, ({ type }) => type !== 'text') },
  { name: 'drop what no reasoning is', apply: prompt => without(prompt, ({ type }) => type !== 'reasoning') },
  {
    name: 'move a message',
    apply(prompt, at, other) {
      const index = pick(prompt, at);
      const rest = prompt.toSpliced(index, 1);
      return rest.toSpliced(pick(rest, other), 0, ...prompt.slice(index, index + 1));
    },
  },
  {
    name: 'double messages',
    apply(prompt, at, other) {
      const from = pick(prompt, at);
      return [...prompt, ...prompt.slice(from, from + 1 + (other % 4))];
    },
  },
  {
    name: 'in another order',
    apply: (prompt, at) => [...prompt.slice(pick(prompt, at)), ...prompt.slice(0, pick(prompt, at))],
  },
];

/** Some edits, one after the other. */
export const someEdits = fc.array(fc.record({ edit: fc.nat(edits.length - 1), at: fc.nat(40), other: fc.nat(12) }), {
  minLength: 1,
  maxLength: 4,
});

/** What an edit was called, for who reads a failure. */
export const nameOf = ({ edit }: { edit: number }): string => edits[edit]?.name ?? '';

export function applyEdits(prompt: Prompt, chosen: ReadonlyArray<{ edit: number; at: number; other: number }>): Prompt {
  return chosen.reduce((changed, { edit, at, other }) => edits[edit]?.apply(changed, at, other) ?? changed, prompt);
}
