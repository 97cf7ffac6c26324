/** A part of any of the specifications: they differ in which there are. */
export interface Part {
  type: string;
  [field: string]: unknown;
}

/** What a reader with a bug makes of parts: nothing where it has none. */
export type Spoil = (parts: Part[]) => Part[];

/** What a caller has heard of an answer, by whichever view. */
export interface Heard {
  view: string;
  how: 'streamed' | 'whole';
  /** The texts and the thoughts, block by block. */
  texts: string[];
  thoughts: string[];
  /** The inputs of the calls that the caller is to run, and what is told of those that the provider ran. */
  calls: string[];
  results: string[];
  /** The inputs of the calls that the provider ran, and of those that wait for the caller's approval. */
  ran: string[];
  requests: string[];
  sources: string[];
  errors: number;
  finishReason: string;
  /** What is wrong with the stream itself. */
  faults: string[];
  /** The answer, and the results of its calls, as `ai` sends them back. */
  history: object[];
}

/** The text of the blocks of one sort, and what is wrong with how they begin and end. */
export function readBlocks(parts: readonly Part[], sort: string, faults: string[]): string[] {
  const open = new Map<unknown, number>();
  const texts: string[] = [];
  for (const { type, id, delta } of parts) {
    if (!type.startsWith(`${sort}-`)) continue;
    const at = open.get(id);
    if (type === `${sort}-start`) {
      if (at !== undefined) faults.push(`${type} of ${String(id)} comes twice`);
      open.set(id, texts.push('') - 1);
    } else if (at === undefined) faults.push(`${type} of ${String(id)} has no start`);
    else if (type === `${sort}-delta`) texts[at] += String(delta);
    else open.delete(id);
  }
  for (const id of open.keys()) faults.push(`${sort} ${String(id)} has no end`);
  return texts;
}

/** What is wrong with how a stream ends: one finish, last. */
export function readEnd(parts: readonly Part[], faults: string[]): Pick<Heard, 'errors' | 'finishReason'> {
  const finishes = parts.filter(({ type }) => type === 'finish');
  if (finishes.length !== 1) faults.push(`${finishes.length} finishes`);
  if (parts.at(-1)?.type !== 'finish') faults.push(`the last part is ${String(parts.at(-1)?.type)}`);
  const reason = finishes[0]?.finishReason;
  // V3 and later say it in an object.
  const finishReason = typeof reason === 'string' ? reason : String((reason as { unified?: unknown })?.unified);
  return { errors: parts.filter(({ type }) => type === 'error').length, finishReason };
}

/** Every part that a stream gives. */
export async function read(stream: ReadableStream<unknown>, faults: string[]): Promise<Part[]> {
  const parts: Part[] = [];
  try {
    // Each specification's parts have a type.
    for await (const part of stream) parts.push(part as Part);
  } catch (error) {
    faults.push(`the stream throws ${String(error)}`);
  }
  return parts;
}

/** A view without a part for a request tells it as a call of the server. */
export const isRequest = (input: string): boolean => input.includes('"type":"mcp_approval_request"');

/** What is wrong with calls: each is told once. */
export function readCalls(parts: readonly Part[], faults: string[]): Part[] {
  const calls = parts.filter(({ type }) => type === 'tool-call');
  const ids = calls.map(({ toolCallId }) => toolCallId);
  if (new Set(ids).size < ids.length) faults.push(`calls have one id: ${ids.join(', ')}`);
  return calls;
}

/** What a tool of the caller's gives back to every call. */
export const toolResult = 'done';
export const userMessage = (text: string) => ({ role: 'user', content: [{ type: 'text', text }] });

/** The value of JSON, or the text as it is: `ai` hands on what it cannot read. */
export function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
