import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toReplayPart } from '../src/request/to-history.ts';
import type { Prompt, ReplayPart } from '../src/spec.ts';
import { legalise } from '../src/state/legalise.ts';
import type { InputItem } from '../src/wire/request.ts';
import { ask, toolsOf } from './conversation.ts';
import { applyEdits, someEdits } from './edits.ts';
import { contentOf, holdAll, type Played } from './played.ts';

const runs = 300;
const endpoints = {
  stateless: await holdAll('stateless', 'org-here', 4 * runs),
  stored: await holdAll('stored', 'org-here', 4 * runs),
};

/** The tools of some conversations, each once. */
function allTools(played: readonly Played[]) {
  const tools = played.flatMap(({ scenario }) => toolsOf(scenario));
  return tools.filter((tool, at) => tools.findIndex(({ name }) => name === tool.name) === at);
}

/**
 * The AI SDK refuses by itself an approval of what the history does not ask for. And what was approved goes on under the
 * id of its request, which where it is stored is all that is known of that.
 */
function withoutOrphans(prompt: Prompt): Prompt {
  const asked = new Set(prompt.flatMap(({ role, content }) => (role === 'assistant' ? content.map(requestOf) : [])));
  const isOrphan = (part: ReplayPart) => {
    const id = part.type === 'tool-approval-response' ? part.approvalId : 'toolCallId' in part && part.toolCallId;
    return typeof id === 'string' && id.startsWith('mcpr_') && !asked.has(id);
  };
  return prompt.flatMap((message): Prompt => {
    if (message.role !== 'tool' && message.role !== 'assistant') return [message];
    const content = message.content.filter(part => !isOrphan(part));
    // Parts stay in a message of their own role.
    return content.length === 0 ? [] : [{ ...message, content } as Prompt[number]];
  });
}

const requestOf = ({ providerOptions }: ReplayPart): unknown => providerOptions?.['openai']?.['approvalRequestId'];

/** What another organization was answered. Its endpoint counts ids from the same beginning. */
const elsewhere: Played[] = JSON.parse(
  JSON.stringify((await holdAll('stateless', 'org-elsewhere', 0)).conversations)
    .replaceAll(/_0(\d{7})\b/g, '_9$1')
    .replaceAll(/\bmcpr_/g, 'mcpr_9'),
);

const empty: Played = { scenario: { name: '', prompt: '', turns: [] }, prompt: [], turns: [] };

/** What a turn was cut off in is told to nobody, and the reasoning that led to it stands alone. */
const isWhole = ({ scenario: { turns } }: Played): boolean => turns.every(({ status }) => status === undefined);

const states = ['stateless', 'stored'] as const;
const some = fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 });

test.each(states)('%s: a history nobody touched has nothing to repair', async state => {
  const { conversations, send } = endpoints[state];
  for (const { scenario, prompt } of conversations.filter(isWhole)) {
    const sent = await send([...prompt, ask('Go on.')], { tools: toolsOf(scenario) });
    expect([scenario.name, sent.refused, sent.repairs]).toEqual([scenario.name, undefined, []]);
  }
});

/** Histories of this endpoint and of another one, also such whose last turn was stopped at any event. */
const histories = fc.array(fc.record({ at: fc.nat(1000), foreign: fc.boolean(), stop: fc.option(fc.nat(200)) }), {
  minLength: 1,
  maxLength: 3,
});

test.each(states)(
  '%s: whatever was done to a history, it is accepted, and nothing that was said is left out',
  async state => {
    const { conversations, send } = endpoints[state];
    await fc.assert(
      fc.asyncProperty(histories, someEdits, async (chosen, changes) => {
        const played = chosen.map(({ at, foreign, stop }) => {
          const from = foreign ? elsewhere : conversations;
          return { conversation: from[at % from.length] ?? empty, stop };
        });
        const whole = played.flatMap(({ conversation, stop }): Prompt =>
          stop === null ? conversation.prompt : stopped(conversation, stop),
        );
        const edited = withoutOrphans(applyEdits(whole, changes));
        const sent = await send([...edited, ask('Go on.')], {
          tools: allTools(played.map(({ conversation }) => conversation)),
        });
        expect(sent.refused, JSON.stringify([sent.body['input'], sent.repairs], null, 1)).toBe(undefined);
        const input = JSON.stringify(sent.body['input']);
        expect(saidIn(edited, input).filter(text => !input.includes(inJson(text)))).toEqual([]);
      }),
      { numRuns: runs },
    );
  },
);

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The texts of a history, and what functions gave back. What an input refers to is said by the endpoint. */
function saidIn(prompt: Prompt, input: string): string[] {
  return prompt.flatMap(({ role, content }): string[] =>
    role === 'system' ? [content] : content.flatMap((part: Prompt[number]['content'][number]) => textsOf(part, input)),
  );
}

function textsOf(part: Prompt[number]['content'][number], input: string): string[] {
  if (typeof part === 'string' || !('type' in part)) return [];
  if (part.type === 'text') {
    const id = part.providerOptions?.['openai']?.['itemId'];
    return input.includes(JSON.stringify({ type: 'item_reference', id })) ? [] : [part.text];
  }
  if (part.type !== 'tool-result' || part.toolName.startsWith('my_') || part.providerOptions !== undefined) return [];
  const { output } = part;
  if (output.type === 'text') return [output.value];
  return output.type === 'json' ? [JSON.stringify(output.value)] : [];
}

/** A conversation whose caller went away: what was heard of the turn by then is its last answer. */
function stopped({ turns }: Played, stop: number): Prompt {
  const parts = turns.reduce((count, turn) => count + turn.parts.length, 0);
  let left = stop % parts;
  const turn = turns.find(({ parts: { length } }) => {
    const here = left < length;
    if (!here) left -= length;
    return here;
  });
  if (turn === undefined) return [];
  const content = contentOf(turn.parts.slice(0, left)).flatMap(toReplayPart);
  return content.length === 0 ? turn.before : [...turn.before, { role: 'assistant', content } as Prompt[number]];
}

test('each step goes on from the response before it, also where the user says more', async () => {
  const { conversations, send } = endpoints.stored;
  for (const { scenario, turns } of conversations.filter(isWhole)) {
    const tools = toolsOf(scenario);
    for (const [index, { before }] of turns.slice(1).entries()) {
      const previousResponseId = turns[index]?.responseId ?? '';
      for (const more of [[], [ask('Go on.')]]) {
        const { refused } = await send([...before, ...more], { tools, previousResponseId });
        expect([scenario.name, index, refused]).toEqual([scenario.name, index, undefined]);
      }
    }
  }
});

test('whatever was done to a history, the response that is named goes on', async () => {
  const { conversations, send } = endpoints.stored;
  const whole = conversations.filter(isWhole);
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), someEdits, async (at, changes) => {
      const { scenario, prompt, turns } = whole[at % whole.length] ?? empty;
      const edited = [...withoutOrphans(applyEdits(prompt, changes)), ask('Go on.')];
      const previousResponseId = turns.at(-1)?.responseId ?? '';
      const { body, refused } = await send(edited, { tools: toolsOf(scenario), previousResponseId });
      expect(refused, JSON.stringify(body['input'], null, 1)).toBe(undefined);
    }),
    { numRuns: runs },
  );
});

const warn = (warning: object) => expect.unreachable(JSON.stringify(warning));

test('what is legal is the same input', async () => {
  const { conversations, send } = endpoints.stateless;
  await fc.assert(
    fc.asyncProperty(some, someEdits, async (chosen, changes) => {
      const played = chosen.map(at => conversations[at % conversations.length] ?? empty);
      const edited = withoutOrphans(
        applyEdits(
          played.flatMap(({ prompt }) => prompt),
          changes,
        ),
      );
      const { body } = await send([...edited, ask('Go on.')], { tools: allTools(played) });
      // The bridge sends lists of items.
      const input = body['input'] as InputItem[];
      const { items, repairs } = legalise(input, { origins: new Map(), endpoint: 'any', continued: false, warn });
      expect(items).toBe(input);
      expect(repairs).toEqual([]);
    }),
    { numRuns: runs / 4 },
  );
});
