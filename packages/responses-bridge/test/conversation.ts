import { validateRequest } from '@responses-bridge/recordings';
import type { Scenario } from '@responses-bridge/scenarios';
import { createUpstream, type JsonObject } from '@responses-bridge/upstream';
import { createBridge } from '../src/bridge.ts';
import { collect, type Collected } from '../src/response/collect.ts';
import type { CallOptions, Content, Prompt, ResponsesModel } from '../src/spec.ts';
import { toReplayPart } from '../src/request/to-history.ts';

/** How a conversation is held: what the endpoint keeps, and whether its answers are streamed. */
export interface Way {
  state: 'stateless' | 'stored' | 'chained';
  stream: boolean;
}

/** A conversation that was held. */
export interface Held {
  /** What was sent, and the words of the endpoint where it refused it. */
  requests: Array<{ body: JsonObject; refused: string | undefined; invalid: string[] }>;
  answers: Collected[];
}

const followUp = { output: [{ type: 'message', text: 'That was all.' }] };

const createCore = createBridge<ResponsesModel>(model => model);

/** Holds a scenario, and one turn more, with the strict endpoint: each answer goes back with what the caller says to it. */
export async function converse(scenario: Scenario, { state, stream }: Way): Promise<Held> {
  const { turns, prompt: question, model = 'gpt-5.3-codex', options, reasoning } = scenario;
  const upstream = createUpstream({ script: [...turns, followUp] });
  const core = createCore({ baseURL: 'http://upstream.test/v1', apiKey: 'test-key', fetch: upstream.fetch });
  const prompt: Prompt = [ask(question)];
  const answers: Collected[] = [];
  const summaries = reasoning ? { reasoningSummary: 'auto' } : {};
  for (const turn of [...turns, followUp]) {
    const providerOptions = { openai: { state, ...summaries, ...options } } as CallOptions['providerOptions'];
    const call = core(model).call({ prompt, tools: toolsOf(scenario), providerOptions }, { stream });
    const answer = await call.then(({ parts }) => collect(parts)).catch((error: unknown) => error);
    if (answer instanceof Error) {
      if ('status' in turn && turn.status === 'failed') continue;
      break;
    }
    // What is no error is what was collected.
    const collected = answer as Collected;
    answers.push(collected);
    prompt.push(...goOn(collected.content, scenario));
  }
  const requests = upstream.requests.map(({ body, rejected }) => ({
    // The bridge sends nothing else.
    body: body as JsonObject,
    refused: rejected?.message,
    invalid: validateRequest(body),
  }));
  return { requests, answers };
}

/** A message of the user. */
export const ask = (text: string): Prompt[number] => ({ role: 'user', content: [{ type: 'text', text }] });

/** The answer, and what the caller says to it. */
export function goOn(content: readonly Content[], scenario: Scenario): Prompt {
  const lasting = content.filter(part => part.type !== 'tool-result' || part.preliminary !== true);
  const said = lasting.flatMap(part => sayTo(part, scenario));
  // Each role is given only parts that it has.
  const answer = { role: 'assistant', content: lasting.flatMap(toReplayPart) } as Prompt[number];
  return [answer, said.length > 0 ? ({ role: 'tool', content: said } as Prompt[number]) : ask('And now?')];
}

function sayTo(part: Content, scenario: Scenario): object[] {
  if (part.type === 'tool-approval-request') {
    const { approve: approved = true, reason } = scenario.approval ?? {};
    return [{ type: 'tool-approval-response', approvalId: part.approvalId, approved, reason }];
  }
  if (part.type !== 'tool-call' || part.providerExecuted) return [];
  const { toolCallId, toolName } = part;
  const result = resultOf(toolName, scenario);
  const output = typeof result === 'string' ? { type: 'text', value: result } : { type: 'json', value: result };
  return [{ type: 'tool-result', toolCallId, toolName, output }];
}

function resultOf(name: string, { tools = [], customTools = [], endpointTools = [] }: Scenario): unknown {
  const own = [...tools, ...customTools].find(tool => tool.name === name);
  return (own ?? endpointTools.find(({ wire }) => nameOf(wire) === name))?.result;
}

/** The caller's names for tools of the endpoint's are none of the endpoint's. */
const nameOf = ({ type, name }: JsonObject): string => (typeof name === 'string' ? name : `my_${String(type)}`);

/** The tools of a scenario, as the caller declares them. */
export function toolsOf({
  tools = [],
  customTools = [],
  endpointTools = [],
}: Scenario): NonNullable<CallOptions['tools']> {
  const functions = tools.map(({ name, description, parameters, options }) => ({
    type: 'function' as const,
    name,
    description,
    inputSchema: parameters,
    providerOptions: options === undefined ? undefined : { openai: options },
  }));
  const customs = customTools.map(({ name, description }) => declare('custom', name, { description }));
  const others = endpointTools.map(({ wire, args = {} }) => declare(wire.type, nameOf(wire), args));
  // Options of a scenario are JSON.
  return [...functions, ...customs, ...others] as NonNullable<CallOptions['tools']>;
}

function declare(type: string, name: string, args: object) {
  return { type: 'provider' as const, id: `openai.${type}` as const, name, args: { ...args } };
}
