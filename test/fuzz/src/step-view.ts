import {
  isRequest,
  parse,
  read,
  readCalls,
  readEnd,
  toolResult,
  userMessage,
  type Heard,
  type Part,
  type Spoil,
} from './heard.ts';

interface Step {
  text: string;
  reasoning: Part[];
  calls: Part[];
  sources: unknown[];
  told: Told;
}

/** What v1 has no part for: it stands in the metadata of the end. */
interface Told {
  documents?: unknown[];
  providerExecuted?: Array<{ args?: unknown; result?: unknown }>;
}

/** Our own metadata, which is as we documented it. */
const toldIn = (metadata: unknown): Told => (metadata as { openai?: Told } | undefined)?.openai ?? {};

/** What a stream of V1 says. It has no blocks. */
export async function hearStream(view: string, stream: ReadableStream<unknown>, spoil: Spoil): Promise<Heard> {
  const faults: string[] = [];
  const parts = spoil(await read(stream, faults));
  const step: Step = {
    text: '',
    reasoning: [],
    calls: readCalls(parts, faults),
    sources: parts.filter(({ type }) => type === 'source'),
    told: toldIn(parts.at(-1)?.providerMetadata),
  };
  let open: Part | undefined;
  for (const { type, textDelta, signature, data } of parts) {
    if (type === 'text-delta') step.text += String(textDelta);
    if (type === 'reasoning') {
      if (open === undefined) step.reasoning.push((open = { type: 'reasoning', text: '' }));
      open.text = String(open.text) + String(textDelta);
    }
    if (type === 'reasoning-signature') {
      if (open === undefined) faults.push('a signature without reasoning');
      else open.signature = signature;
      open = undefined;
    }
    if (type === 'redacted-reasoning') step.reasoning.push({ type, data });
  }
  return { view, how: 'streamed', ...hearStep(step), faults, ...readEnd(parts, faults) };
}

interface Result {
  text?: string | undefined;
  reasoning?: unknown;
  toolCalls?: readonly object[] | undefined;
  sources?: unknown[] | undefined;
  providerMetadata?: unknown;
  finishReason: unknown;
}

/** What a result of V1 says. */
export function hearResult(view: string, result: Result): Heard {
  const { text = '', reasoning, toolCalls = [], sources = [], providerMetadata, finishReason } = result;
  const faults: string[] = [];
  // Of a list, which is what we give, each has a type.
  const details = (Array.isArray(reasoning) ? reasoning : []) as Part[];
  const parts = details.map(part => ({ ...part, type: part.type === 'text' ? 'reasoning' : 'redacted-reasoning' }));
  const calls = readCalls(
    toolCalls.map(call => ({ type: 'tool-call', ...call })),
    faults,
  );
  const step: Step = { text, reasoning: parts, calls, sources, told: toldIn(providerMetadata) };
  const end = readEnd([{ type: 'finish', finishReason }], faults);
  return { view, how: 'whole', ...hearStep(step), faults, ...end };
}

function hearStep(step: Step): Omit<Heard, 'view' | 'how' | 'faults' | 'errors' | 'finishReason'> {
  const { text, reasoning, calls, sources, told } = step;
  const inputs = calls.map(({ args }) => String(args));
  const { documents = [], providerExecuted = [] } = told;
  return {
    texts: [text],
    thoughts: reasoning.flatMap(part => (part.type === 'reasoning' ? [String(part.text)] : [])),
    calls: inputs.filter(input => !isRequest(input)),
    requests: inputs.filter(isRequest),
    results: providerExecuted.flatMap(({ result }) => (result === undefined ? [] : [JSON.stringify(result)])),
    ran: providerExecuted.flatMap(({ args }) => (args === undefined ? [] : [String(args)])),
    sources: [...sources, ...documents].map(source => JSON.stringify(source)),
    history: toHistory(step),
  };
}

/** The messages that ai@4 makes of a step: reasoning, text, calls, in this order. */
function toHistory({ text, reasoning, calls }: Pick<Step, 'text' | 'reasoning' | 'calls'>): object[] {
  const answer = [
    ...reasoning,
    ...(text === '' ? [] : [{ type: 'text', text }]),
    ...calls.map(({ toolCallId, toolName, args }) => ({
      type: 'tool-call',
      toolCallId,
      toolName,
      args: parse(String(args)),
    })),
  ];
  const results = calls.map(({ toolCallId, toolName }) => ({
    type: 'tool-result',
    toolCallId,
    toolName,
    result: toolResult,
  }));
  return [
    userMessage('Hello'),
    ...(answer.length > 0 ? [{ role: 'assistant', content: answer }] : []),
    results.length > 0 ? { role: 'tool', content: results } : userMessage('Go on.'),
  ];
}
