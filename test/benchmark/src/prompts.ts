import type { LanguageModelV1Prompt, LanguageModelV1StreamPart } from 'provider-v1';
import { ask, ours } from './views.ts';
import { answering, from, toSse } from './wire.ts';

type Message = LanguageModelV1Prompt[number];
type AssistantPart = Extract<Message, { role: 'assistant' }>['content'][number];

const sentence = 'The quick brown fox jumps over the lazy dog, and nobody in the whole village has ever asked it why. ';

const user = (turn: number): Message => ({
  role: 'user',
  content: [{ type: 'text', text: `${turn}: ${sentence.repeat(2)}` }],
});
const callOf = (turn: number) => ({ toolCallId: `call_${String(turn).padStart(24, '0')}`, toolName: 'readFile' });

const result = (turn: number): Message => ({
  role: 'tool',
  content: [
    { type: 'tool-result', ...callOf(turn), result: { path: `src/${turn}.ts`, lines: [sentence, sentence, sentence] } },
  ],
});

const args = (turn: number) => ({ path: `src/${turn}.ts`, from: 1, to: 100 });

function conversation(messages: number, step: (turn: number) => AssistantPart[]): LanguageModelV1Prompt {
  return Array.from({ length: messages / 4 }, (_, turn): Message[] => [
    user(turn),
    { role: 'assistant', content: step(turn) },
    result(turn),
    { role: 'assistant', content: [{ type: 'text', text: sentence.repeat(4) }] },
  ]).flat();
}

/** A conversation of turns with a call of a tool each. */
export function plainHistory(messages: number): LanguageModelV1Prompt {
  return conversation(messages, turn => [
    { type: 'text', text: sentence },
    { type: 'tool-call', ...callOf(turn), args: args(turn) },
  ]);
}

/** The same, where each call was thought about, as the bridge itself wrote it down. */
export async function recordedHistory(messages: number): Promise<LanguageModelV1Prompt> {
  const steps: AssistantPart[][] = [];
  for (let turn = 0; turn < messages / 4; turn++) steps.push(await think(turn));
  return conversation(messages, turn => steps[turn] ?? []);
}

async function think(turn: number): Promise<AssistantPart[]> {
  const { toolCallId: call_id, toolName: name } = callOf(turn);
  const summary = [{ type: 'summary_text', text: sentence }];
  const id = String(turn).padStart(48, '0');
  const output = [
    { type: 'reasoning', id: `rs_${id}`, summary, encrypted_content: 'gAAAAABpC2Y7'.repeat(80) },
    {
      type: 'message',
      id: `msg_${id}`,
      role: 'assistant',
      phase: 'commentary',
      content: [{ type: 'output_text', text: sentence }],
    },
    { type: 'function_call', id: `fc_${id}`, call_id, name, arguments: JSON.stringify(args(turn)) },
  ];
  const done = output.map((item, output_index) => toSse({ type: 'response.output_item.done', output_index, item }));
  const end = toSse({ type: 'response.completed', response: { id: `resp_${id}`, status: 'completed', output } });
  const { stream } = await ask(ours(answering(from([new TextEncoder().encode(done.join('') + end)]))));
  const parts: AssistantPart[] = [];
  for await (const part of stream) keep(part, parts);
  return parts;
}

/** As ai@4 makes a message of a step. */
export function keep(part: LanguageModelV1StreamPart, parts: AssistantPart[]): void {
  const last = parts.at(-1);
  if (part.type === 'text-delta') parts.push({ type: 'text', text: part.textDelta });
  else if (part.type === 'reasoning') parts.push({ type: 'reasoning', text: part.textDelta });
  else if (part.type === 'reasoning-signature' && last?.type === 'reasoning') last.signature = part.signature;
  else if (part.type === 'redacted-reasoning') parts.push({ type: 'redacted-reasoning', data: part.data });
  else if (part.type === 'tool-call') {
    const { toolCallId, toolName } = part;
    parts.push({ type: 'tool-call', toolCallId, toolName, args: JSON.parse(part.args) });
  }
}
