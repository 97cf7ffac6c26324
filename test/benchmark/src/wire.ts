/** The wire: a response of text as OpenAI streams it, cut into pieces as a network would. */

type Event = { type: string } & Record<string, unknown>;

const responseId = 'resp_0b6e2f1c9a4d4e7f0068fd2c3b1a2481a0bd6d3ad1f5b0c7e9';
const itemId = 'msg_0b6e2f1c9a4d4e7f0068fd2c3c5e6c81a0a7c1e2d4f8b9a063';
const words = [
  ' the',
  ' answer',
  ' is',
  ' that',
  ' one',
  ' bridge',
  ',',
  ' and',
  ' a',
  ' Straße',
  '.',
  ' tokens',
  ' "quoted"',
  '\n',
  ' 42',
];
const padding = 'k3Jx9Qm2Vb7TzR1p';

const encoder = new TextEncoder();

export function toSse(event: Event): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** One delta of text, with all that OpenAI sends along. */
export function deltaOf(at: number): Event {
  const delta = words[at % words.length] ?? '';
  const place = { item_id: itemId, output_index: 0, content_index: 0 };
  const obfuscation = padding.slice(0, padding.length - delta.length);
  return { type: 'response.output_text.delta', sequence_number: at + 4, ...place, delta, logprobs: [], obfuscation };
}

function envelope(status: string, output: unknown[], usage: unknown): Record<string, unknown> {
  return {
    id: responseId,
    object: 'response',
    created_at: 1761422395,
    status,
    background: false,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    model: 'gpt-4o-2024-08-06',
    output,
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    service_tier: 'default',
    store: false,
    temperature: 1,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    truncation: 'disabled',
    usage,
    user: null,
    metadata: {},
  };
}

const usageOf = (output_tokens: number) => ({
  input_tokens: 20,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: output_tokens + 20,
});

const partOf = (text: string) => ({ type: 'output_text', annotations: [], logprobs: [], text });
const itemOf = (status: string, content: unknown[]) => ({
  id: itemId,
  type: 'message',
  status,
  content,
  role: 'assistant',
});

/** What comes before the deltas and after them. The whole text at the end is that of all deltas. */
export function framesOf(deltas: number, text: string): { before: Event[]; after: Event[] } {
  const place = { item_id: itemId, output_index: 0, content_index: 0 };
  const done = itemOf('completed', [partOf(text)]);
  const started = envelope('in_progress', [], null);
  const at = deltas + 4;
  return {
    before: [
      { type: 'response.created', sequence_number: 0, response: started },
      { type: 'response.in_progress', sequence_number: 1, response: started },
      { type: 'response.output_item.added', sequence_number: 2, output_index: 0, item: itemOf('in_progress', []) },
      { type: 'response.content_part.added', sequence_number: 3, ...place, part: partOf('') },
    ],
    after: [
      { type: 'response.output_text.done', sequence_number: at, ...place, text, logprobs: [] },
      { type: 'response.content_part.done', sequence_number: at + 1, ...place, part: partOf(text) },
      { type: 'response.output_item.done', sequence_number: at + 2, output_index: 0, item: done },
      { type: 'response.completed', sequence_number: at + 3, response: envelope('completed', [done], usageOf(deltas)) },
    ],
  };
}

/** A response of so many deltas, as pieces of the network that hold so many events each. */
export function pieces(deltas: number, perPiece: number): Uint8Array[] {
  const events = Array.from({ length: deltas }, (_, at) => deltaOf(at));
  const { before, after } = framesOf(deltas, textOf(deltas));
  const texts = [...before, ...events, ...after].map(toSse);
  const joined: Uint8Array[] = [];
  for (let at = 0; at < texts.length; at += perPiece)
    joined.push(encoder.encode(texts.slice(at, at + perPiece).join('')));
  return joined;
}

/** What the deltas say together. */
export function textOf(deltas: number): string {
  return Array.from({ length: deltas }, (_, at) => words[at % words.length] ?? '').join('');
}

/** An endpoint in memory. It gives one piece each time it is asked for more. */
export function answering(next: () => () => Uint8Array | undefined): typeof globalThis.fetch {
  return async () => {
    const piece = next();
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const value = piece();
        if (value === undefined) controller.close();
        else controller.enqueue(value);
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  };
}

/** The pieces of a list, one after the other. */
export function from(list: readonly Uint8Array[]): () => () => Uint8Array | undefined {
  return () => {
    let at = 0;
    return () => list[at++];
  };
}
