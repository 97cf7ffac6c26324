import { toSse } from '../wire.ts';

/** How many calls of a tool the model makes before it answers. */
export const steps = 50;

const usage = {
  input_tokens: 20,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 20,
  output_tokens_details: { reasoning_tokens: 10 },
};

const encoder = new TextEncoder();
const digits = (at: number) => String(at).padStart(48, '0');

/** What the model thinks and calls in each step, and says at the end. */
const answers = Array.from({ length: steps + 1 }, (_, at): Uint8Array => {
  const thought = {
    type: 'reasoning',
    id: `rs_${digits(at)}`,
    summary: [{ type: 'summary_text', text: `Step ${at}.` }],
    encrypted_content: 'gAAAAABpC2Y7'.repeat(80),
  };
  const call = {
    type: 'function_call',
    id: `fc_${digits(at)}`,
    call_id: `call_${digits(at)}`,
    name: 'readFile',
    arguments: JSON.stringify({ path: `src/${at}.ts`, from: 1, to: 100 }),
    status: 'completed',
  };
  const content = [{ type: 'output_text', text: 'That was all.', annotations: [] }];
  const last = { type: 'message', id: `msg_${digits(at)}`, role: 'assistant', status: 'completed', content };
  const output = at < steps ? [thought, call] : [last];
  const response = { id: `resp_${digits(at)}`, created_at: 1761422395, model: 'gpt-5.3-codex', output };
  const events = [
    { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
    ...output.flatMap((item, output_index) => [
      { type: 'response.output_item.added', output_index, item: { ...item, content: [], summary: [], arguments: '' } },
      { type: 'response.output_item.done', output_index, item },
    ]),
    { type: 'response.completed', response: { ...response, status: 'completed', usage } },
  ];
  return encoder.encode(events.map(toSse).join(''));
});

/** An endpoint in memory that plays the loop once, and the sizes of the bodies that it was sent. */
export function playLoop() {
  const sizes: number[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const answer = answers[sizes.push(encoder.encode(String(init?.body)).length) - 1];
    if (answer === undefined) throw new Error('The loop is over.');
    return new Response(answer.slice(), { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  };
  return { fetch, sizes };
}
