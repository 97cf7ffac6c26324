import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4ProviderTool } from '@ai-sdk/provider';
import { createResponsesBridge, type ResponsesBridgeSettings } from 'responses-bridge/ai7';
import { tell, tellError, type Part } from './tell.ts';

/** An object of the wire. */
export type Wire = Record<string, unknown>;

/** The two ways to call a model. */
export const ways = ['generate', 'stream'] as const;
export type Way = (typeof ways)[number];

/** One call, and what the endpoint answers to it. */
export interface Exchange {
  modelId?: string;
  options?: Partial<LanguageModelV4CallOptions>;
  settings?: ResponsesBridgeSettings;
  /** The items of the answer, for both ways. */
  output?: Wire[];
  /** Fields of the answer beside its items. */
  response?: Wire;
  /** What is streamed, where it is not the items, one done event each. */
  events?: Wire[];
  /** The body of the answer, whatever was asked for. */
  body?: { type: string; text: string };
}

/** A message as the protocol has it, with more in its text and beside it. */
export function message(inText: Wire = {}, beside: Wire = {}): Wire {
  const content = [{ type: 'output_text', text: 'Hello', annotations: [], ...inText }];
  return { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content, ...beside };
}

/** What was sent, and what came of it in lines: the same ones for both ways. */
export interface Told {
  sent: Wire;
  lines: string[];
  /** The content, or the parts. */
  parts: Part[];
  warnings: string[];
  error?: unknown;
}

const hello: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }];

/** Calls a model of the bridge, with the world around it given. */
export async function ask(way: Way, exchange: Exchange): Promise<Told> {
  let sent: Wire = {};
  const model = createResponsesBridge({
    apiKey: 'a key',
    baseURL: 'https://api.openai.com/v1',
    async fetch(_, init) {
      sent = JSON.parse(String(init?.body));
      const { type, text } = exchange.body ?? bodyOf(way, exchange);
      return new Response(text, { headers: { 'content-type': type } });
    },
    ...exchange.settings,
  })(exchange.modelId ?? 'gpt-5-mini');
  const told = await (way === 'generate' ? generate : stream)(model, { prompt: hello, ...exchange.options });
  return { sent, ...told };
}

/** A tool of a provider, as the caller names it. */
export function provided(id: `${string}.${string}`, name: string, args: Wire = {}): LanguageModelV4ProviderTool {
  return { type: 'provider', id, name, args };
}

/** The calls of an answer as the history has them. */
export function callsOf(parts: readonly Part[]) {
  return parts.flatMap(part => {
    if (part.type !== 'tool-call') return [];
    return [{ ...part, input: JSON.parse(part.input), providerOptions: part.providerMetadata }];
  });
}

/** A whole response as the protocol has it. */
export function responseOf(output: Wire[]) {
  const usage = { input_tokens: 1, output_tokens: 1 };
  return { id: 'resp_1', object: 'response', created_at: 1741269019, status: 'completed', model: 'm', output, usage };
}

function bodyOf(way: Way, { output = [], response, events }: Exchange): { type: string; text: string } {
  const whole = { ...responseOf(output), ...response };
  if (way === 'generate') return { type: 'application/json', text: JSON.stringify(whole) };
  const done = output.map((item, output_index) => ({ type: 'response.output_item.done', output_index, item }));
  const all = events ?? [
    { type: 'response.created', response: { ...whole, status: 'in_progress', output: [] } },
    ...done,
    { type: `response.${whole.status}`, response: whole },
  ];
  return sse(all);
}

/** Events as the body that streams them. */
export function sse(events: Wire[]): { type: string; text: string } {
  return { type: 'text/event-stream', text: events.map(event => `data: ${JSON.stringify(event)}\n\n`).join('') };
}

type Outcome = Omit<Told, 'sent'>;

async function generate(model: LanguageModelV4, options: LanguageModelV4CallOptions): Promise<Outcome> {
  try {
    const { content, finishReason, usage, providerMetadata, warnings, response } = await model.doGenerate(options);
    const { id, modelId, timestamp } = response ?? {};
    const parts: Part[] = [
      { type: 'response-metadata', id, modelId, timestamp },
      ...content,
      { type: 'finish', finishReason, usage, providerMetadata },
    ];
    return { lines: inCommon(parts), parts, warnings: warnings.map(said) };
  } catch (error) {
    return { lines: [tellError(error), 'finish error'], parts: [], warnings: [], error };
  }
}

async function stream(model: LanguageModelV4, options: LanguageModelV4CallOptions): Promise<Outcome> {
  try {
    const parts: Part[] = [];
    // The stream of an ai@7 model is a web stream, which Node iterates.
    const { stream: streamed } = await model.doStream(options);
    for await (const part of streamed as typeof streamed & AsyncIterable<Part>) parts.push(part);
    const [start] = parts.filter(part => part.type === 'stream-start');
    const [failure] = parts.filter(part => part.type === 'error');
    return { lines: inCommon(parts), parts, warnings: (start?.warnings ?? []).map(said), error: failure?.error };
  } catch (error) {
    return { lines: [tellError(error), 'finish error'], parts: [], warnings: [], error };
  }
}

/** The lines that a whole answer has, too: it tells an input with its call. */
function inCommon(parts: readonly Part[]): string[] {
  return tell(parts).filter(line => !line.startsWith('input '));
}

function said(warning: object): string {
  return JSON.stringify(warning);
}
