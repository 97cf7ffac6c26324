import { asArray, asObject } from '../json.ts';
import { modelTraits } from '../models.ts';
import type { Item, JsonObject, Turn, UsageSpec } from '../types.ts';
import { modelOf, type TurnContext } from './context.ts';

/** The response object before anything was made: what `response.created` carries. */
export function openResponse(context: TurnContext): JsonObject {
  const { request } = context;
  return {
    id: context.ids('resp'),
    object: 'response',
    created_at: context.createdAt,
    status: 'in_progress',
    error: null,
    incomplete_details: null,
    model: modelOf(context),
    output: [],
    ...Object.fromEntries(Object.entries(echoed).map(([name, value]) => [name, request[name] ?? value])),
    reasoning: echoedReasoning(context),
    text: echoedText(request),
    tools: asArray(request['tools']).map(echoedTool),
    usage: null,
  };
}

/** Parameters that come back as they were given, and what the service says when they were not. */
const echoed = {
  background: false,
  instructions: null,
  max_output_tokens: null,
  max_tool_calls: null,
  parallel_tool_calls: true,
  previous_response_id: null,
  prompt_cache_key: null,
  prompt_cache_retention: null,
  safety_identifier: null,
  service_tier: 'auto',
  store: true,
  temperature: 1,
  tool_choice: 'auto',
  top_logprobs: 0,
  top_p: 1,
  truncation: 'disabled',
  user: null,
  metadata: {},
};

/** The response object at its end. */
export function closeResponse(opened: JsonObject, turn: Turn, output: readonly Item[]): JsonObject {
  const status = turn.status ?? 'completed';
  return {
    ...opened,
    status,
    ...(status === 'completed' ? { completed_at: Number(opened['created_at']) + 1 } : {}),
    error: status === 'failed' ? errorOf(turn) : null,
    incomplete_details: status === 'incomplete' ? { reason: turn.incompleteReason ?? 'max_output_tokens' } : null,
    output: status === 'failed' ? output.slice(0, -1) : output,
    service_tier: opened['service_tier'] === 'auto' ? 'default' : opened['service_tier'],
    usage: turn.usage === null || status === 'failed' ? null : usageOf(turn.usage ?? {}, output),
    ...turn.response,
  };
}

export function errorOf(turn: Turn): { code: string; message: string } {
  const message = 'The server had an error while processing your request. Sorry about that!';
  return turn.error ?? { code: 'server_error', message };
}

function usageOf(spec: UsageSpec, output: readonly Item[]): JsonObject {
  const reasoning = spec.reasoning_tokens ?? 64 * output.filter(item => item.type === 'reasoning').length;
  const visible = output.filter(item => item.type !== 'reasoning');
  const input_tokens = spec.input_tokens ?? 128;
  const output_tokens = spec.output_tokens ?? reasoning + Math.ceil(JSON.stringify(visible).length / 4);
  return {
    input_tokens,
    input_tokens_details: {
      cached_tokens: spec.cached_tokens ?? 0,
      cache_write_tokens: spec.cache_write_tokens ?? 0,
    },
    output_tokens,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input_tokens + output_tokens,
  };
}

function echoedReasoning(context: TurnContext): JsonObject {
  const asked = asObject(context.request['reasoning']);
  return { effort: asked['effort'] ?? modelTraits(modelOf(context)).defaultEffort, summary: asked['summary'] ?? null };
}

function echoedText(request: JsonObject): JsonObject {
  const text = asObject(request['text']);
  return { format: text['format'] ?? { type: 'text' }, verbosity: text['verbosity'] ?? 'medium' };
}

/** An omitted `strict` is tried, so the echo says true. */
function echoedTool(tool: unknown): unknown {
  const value = asObject(tool);
  return value['type'] === 'function' ? { ...value, strict: value['strict'] ?? true } : tool;
}
