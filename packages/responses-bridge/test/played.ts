import { endpointScenarios, scenarios, type Scenario } from '@responses-bridge/scenarios';
import { createUpstream, type JsonObject, type Turn, type Upstream } from '@responses-bridge/upstream';
import { createBridge } from '../src/bridge.ts';
import type { CallOptions, Content, Part, Prompt, ProviderMetadata, ResponsesModel } from '../src/spec.ts';
import { ask, goOn, toolsOf } from './conversation.ts';
import { partsOf } from './decode.ts';

/** A conversation that was held: its messages, and what was told on the way to each answer. */
export interface Played {
  scenario: Scenario;
  prompt: Prompt;
  turns: Array<{ before: Prompt; parts: Part[]; responseId: string }>;
}

export type State = 'stateless' | 'stored';

/** An endpoint that has held every scenario, and goes on with any of them. */
export interface Endpoint {
  upstream: Upstream;
  conversations: Played[];
  /** Sends a history, and gives the body that was sent and the words in which it was refused. */
  send(prompt: Prompt, more?: SendOptions): Promise<Sent>;
}

interface SendOptions {
  tools?: CallOptions['tools'];
  previousResponseId?: string;
}

export interface Sent {
  body: JsonObject;
  refused: string | undefined;
  repairs: unknown[];
  warnings: string[];
}

const createCore = createBridge<ResponsesModel>(model => model);
const more: Turn = { output: [{ type: 'message', text: 'Go on.' }] };
const modelId = 'gpt-5.3-codex';

/** Failed turns leave no history, tools that the endpoint adds cannot be declared from one, and only open models read open thoughts. */
const playable = [...scenarios, ...endpointScenarios].filter(
  ({ turns, model = modelId }) =>
    !model.includes('gpt-oss') &&
    turns.every(({ status, output }) => status !== 'failed' && output.every(({ type }) => type !== 'additional_tools')),
);

/** Holds every scenario with one endpoint. `goingOn` counts the answers that it has left after that. */
export async function holdAll(state: State, organization: string, goingOn: number): Promise<Endpoint> {
  const script = [...playable.flatMap(({ turns }) => turns), ...Array.from({ length: goingOn }, () => more)];
  const upstream = createUpstream({ script, organization });
  const baseURL = `http://${organization}.test/v1`;
  const core = createCore({ baseURL, apiKey: 'test-key', fetch: upstream.fetch });
  const conversations: Played[] = [];
  for (const scenario of playable) conversations.push(await hold(scenario));
  return { upstream, conversations, send };

  async function hold(scenario: Scenario): Promise<Played> {
    const { turns, model = modelId, options, reasoning } = scenario;
    const prompt: Prompt = [ask(scenario.prompt)];
    const played: Played['turns'] = [];
    for (const _ of turns) {
      // Options of a scenario are JSON.
      const openai = { state, ...(reasoning && { reasoningSummary: 'auto' }), ...options } as ProviderMetadata[string];
      const call = { prompt: [...prompt], tools: toolsOf(scenario), providerOptions: { openai } };
      const parts = await partsOf((await core(model).call(call, { stream: true })).parts);
      prompt.push(...goOn(contentOf(parts), scenario));
      const responseId = parts.flatMap(part => (part.type === 'response-metadata' ? (part.id ?? []) : [])).join();
      played.push({ before: call.prompt, parts, responseId });
    }
    return { scenario, prompt, turns: played };
  }

  async function send(prompt: Prompt, { tools, previousResponseId }: SendOptions = {}): Promise<Sent> {
    const openai = { state, ...(previousResponseId !== undefined && { previousResponseId }) };
    const answer = await core(modelId)
      .call({ prompt, tools, providerOptions: { openai } }, { stream: true })
      .catch((error: unknown) => error);
    const request = upstream.requests.at(-1);
    const parts =
      answer instanceof Error ? [] : await partsOf((answer as Awaited<ReturnType<ResponsesModel['call']>>).parts);
    return {
      // The bridge sends nothing else.
      body: request?.body as JsonObject,
      refused: request?.rejected?.message ?? (answer instanceof Error ? answer.message : undefined),
      repairs: parts.flatMap(repairsOf),
      warnings: parts.flatMap(part => (part.type === 'stream-start' ? part.warnings.map(w => JSON.stringify(w)) : [])),
    };
  }
}

function repairsOf(part: Part): unknown[] {
  const repairs = part.type === 'finish' ? part.providerMetadata?.['openai']?.['repairs'] : [];
  return Array.isArray(repairs) ? repairs : [];
}

/** What a caller keeps of the parts that came: of a block that was not ended, what was heard of it. */
export function contentOf(parts: readonly Part[]): Content[] {
  const content: Content[] = [];
  const blocks = new Map<string, Extract<Content, { type: 'text' | 'reasoning' }>>();
  for (const part of parts) {
    switch (part.type) {
      case 'text-start':
      case 'reasoning-start': {
        const type = part.type === 'text-start' ? 'text' : 'reasoning';
        const block: Extract<Content, { type: 'text' | 'reasoning' }> = { type, text: '' };
        if (part.providerMetadata !== undefined) block.providerMetadata = part.providerMetadata;
        blocks.set(part.id, block);
        content.push(block);
        break;
      }
      case 'text-delta':
      case 'reasoning-delta': {
        const block = blocks.get(part.id);
        if (block !== undefined) block.text += part.delta;
        break;
      }
      case 'text-end':
      case 'reasoning-end': {
        const block = blocks.get(part.id);
        if (block !== undefined && part.providerMetadata !== undefined) block.providerMetadata = part.providerMetadata;
        break;
      }
      case 'tool-call':
      case 'tool-result':
      case 'custom':
      case 'tool-approval-request':
        if (!('preliminary' in part && part.preliminary)) content.push(part);
        break;
      default:
    }
  }
  return content;
}
