import {
  isRequest,
  parse,
  read,
  readBlocks,
  readCalls,
  readEnd,
  toolResult,
  userMessage,
  type Heard,
  type Part,
  type Spoil,
} from './heard.ts';

/** What a stream of V2, V3 or V4 says. */
export async function hearStream(view: string, stream: ReadableStream<unknown>, spoil: Spoil): Promise<Heard> {
  const faults: string[] = [];
  const parts = spoil(await read(stream, faults));
  const texts = readBlocks(parts, 'text', faults);
  const thoughts = readBlocks(parts, 'reasoning', faults);
  readBlocks(parts, 'tool-input', faults);
  return {
    view,
    how: 'streamed',
    texts,
    thoughts,
    ...hearWhole(parts, faults),
    faults,
    ...readEnd(parts, faults),
    history: toHistory(toContent(parts)),
  };
}

/** What a result of V2, V3 or V4 says. */
export function hearResult(
  view: string,
  { content, finishReason }: { content: readonly unknown[]; finishReason: unknown },
): Heard {
  // Each specification's parts have a type.
  const parts = content as Part[];
  const faults: string[] = [];
  const end = readEnd([{ type: 'finish', finishReason }], faults);
  const textsOf = (type: string) => parts.filter(part => part.type === type).map(({ text }) => String(text));
  return {
    view,
    how: 'whole',
    texts: textsOf('text'),
    thoughts: textsOf('reasoning'),
    ...hearWhole(parts, faults),
    faults,
    ...end,
    history: toHistory(parts),
  };
}

const inputs = (calls: readonly Part[]) => calls.map(({ input }) => String(input));

type Whole = Pick<Heard, 'calls' | 'results' | 'ran' | 'requests' | 'sources'>;

function hearWhole(parts: readonly Part[], faults: string[]): Whole {
  const calls = readCalls(parts, faults);
  const ofCaller = inputs(calls.filter(({ providerExecuted }) => !providerExecuted));
  const results = parts.filter(
    ({ type, preliminary }) => (type === 'tool-result' && !preliminary) || type === 'custom',
  );
  const called = new Set(calls.map(({ toolCallId }) => toolCallId));
  for (const { type, toolCallId } of results)
    if (type === 'tool-result' && !called.has(toolCallId))
      faults.push(`the result of ${String(toolCallId)} has no call`);
  const asked = parts.filter(({ type }) => type === 'tool-approval-request');
  return {
    calls: ofCaller.filter(input => !isRequest(input)),
    results: results.map(part => JSON.stringify(part.result ?? part)),
    ran: inputs(calls.filter(({ providerExecuted }) => providerExecuted)),
    requests: [
      ...asked.flatMap(({ toolCallId }) => inputs(calls.filter(call => call.toolCallId === toolCallId))),
      ...ofCaller.filter(isRequest),
    ],
    sources: parts.filter(({ type }) => type === 'source').map(part => JSON.stringify(part)),
  };
}

/** The content of a step, as `ai` makes it of a stream: a block is where it began, and has the metadata of its end. */
function toContent(parts: readonly Part[]): Part[] {
  const content: Part[] = [];
  const open = new Map<unknown, Part>();
  for (const part of parts) {
    const [, sort, step] = /^(text|reasoning)-(start|delta|end)$/.exec(part.type) ?? [];
    if (sort === undefined) {
      if (
        !/^(stream-start|response-metadata|finish|error|raw|ping|tool-input-.*)$/.test(part.type) &&
        !part.preliminary
      )
        content.push(part);
      continue;
    }
    const key = `${sort} ${String(part.id)}`;
    const block: Part = open.get(key) ?? { type: sort, text: '' };
    if (step === 'start') content.push(block);
    if (step === 'delta') block.text = String(block.text) + String(part.delta);
    block.providerMetadata = part.providerMetadata ?? block.providerMetadata;
    open.set(key, block);
  }
  return content;
}

/** The messages that `ai` makes of a step, with a result for every call of the caller's. */
function toHistory(content: readonly Part[]): object[] {
  const calls = content.filter(({ type, providerExecuted }) => type === 'tool-call' && !providerExecuted);
  const answer = content.flatMap(toPromptPart);
  const results = calls.map(({ toolCallId, toolName }) => ({
    type: 'tool-result',
    toolCallId,
    toolName,
    output: { type: 'text', value: toolResult },
  }));
  const approvals = content.flatMap(({ type, approvalId }) =>
    type === 'tool-approval-request' ? [{ type: 'tool-approval-response', approvalId, approved: true }] : [],
  );
  const answers = [...results, ...approvals];
  return [
    userMessage('Hello'),
    ...(answer.length > 0 ? [{ role: 'assistant', content: answer }] : []),
    answers.length > 0 ? { role: 'tool', content: answers } : userMessage('Go on.'),
  ];
}

function toPromptPart({ providerMetadata: providerOptions, ...part }: Part): object[] {
  const options = providerOptions === undefined ? {} : { providerOptions };
  switch (part.type) {
    case 'text':
      return part.text === '' && providerOptions === undefined ? [] : [{ ...part, ...options }];
    case 'reasoning':
    case 'custom':
      return [{ ...part, ...options }];
    case 'tool-call': {
      const { type, toolCallId, toolName, input, providerExecuted } = part;
      return [{ type, toolCallId, toolName, input: parse(String(input)), providerExecuted, ...options }];
    }
    case 'tool-result': {
      const { type, toolCallId, toolName, result } = part;
      return [{ type, toolCallId, toolName, output: { type: 'json', value: result }, ...options }];
    }
    default:
      return [];
  }
}
