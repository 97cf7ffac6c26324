import { parse, read, readEnd, toolResult, userMessage, type Heard, type Part, type Spoil } from './heard.ts';

interface Step {
  text: string;
  reasoning: Part[];
  calls: Part[];
}

/** What a stream of V1 says. It has no blocks. */
export async function hearStream(view: string, stream: ReadableStream<unknown>, spoil: Spoil): Promise<Heard> {
  const faults: string[] = [];
  const parts = spoil(await read(stream, faults));
  const step: Step = { text: '', reasoning: [], calls: parts.filter(({ type }) => type === 'tool-call') };
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
  finishReason: unknown;
}

/** What a result of V1 says. */
export function hearResult(view: string, { text = '', reasoning, toolCalls = [], finishReason }: Result): Heard {
  const faults: string[] = [];
  // Of a list, which is what we give, each has a type.
  const details = (Array.isArray(reasoning) ? reasoning : []) as Part[];
  const parts = details.map(part => ({ ...part, type: part.type === 'text' ? 'reasoning' : 'redacted-reasoning' }));
  const calls = toolCalls.map(call => ({ type: 'tool-call', ...call }));
  const end = readEnd([{ type: 'finish', finishReason }], faults);
  return { view, how: 'whole', ...hearStep({ text, reasoning: parts, calls }), faults, ...end };
}

function hearStep(step: Step): Pick<Heard, 'texts' | 'thoughts' | 'calls' | 'results' | 'history'> {
  const { text, reasoning, calls } = step;
  return {
    texts: [text],
    thoughts: reasoning.flatMap(part => (part.type === 'reasoning' ? [String(part.text)] : [])),
    calls: calls.map(({ args }) => String(args)),
    results: [],
    history: toHistory(step),
  };
}

/** The messages that ai@4 makes of a step: reasoning, text, calls, in this order. */
function toHistory({ text, reasoning, calls }: Step): object[] {
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
