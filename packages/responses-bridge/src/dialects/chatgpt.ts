import { InvalidArgumentError } from '@ai-sdk/provider';
import type { Warning } from '../spec.ts';
import type { InputItem, WireRequest } from '../wire/request.ts';
import type { Dialect } from './dialect.ts';
import { leaveOut, withoutLogprobs } from './leave-out.ts';

type Warn = (warning: Warning) => void;

/** The backend that the Codex CLI talks to with a ChatGPT account. How to get its token is no business of the bridge. */
export const chatgpt = {
  name: 'chatgpt',
  baseURL: 'https://chatgpt.com/backend-api/codex',
  serves: ({ hostname }) => hostname === 'chatgpt.com',
  keyVariable: false,
  keyRequired: true,
  // Seen: 400 `Store must be set to false`, 400 `Stream must be set to true`.
  limits: { store: false, stream: 'required' },
  request: (body, warn) => allowKnownFields(foldSystemMessages(body, warn), warn),
} as const satisfies Dialect;

const known =
  'model instructions input tools tool_choice parallel_tool_calls reasoning store stream include prompt_cache_key text service_tier'.split(
    ' ',
  );

/**
 * Any other field is a 400, `Unsupported parameter`, also a cap on tokens. Seen in kortix-ai/suna#5124 and
 * BerriAI/litellm#21209. May go field by field, when the backend takes them.
 */
function allowKnownFields(body: WireRequest, warn: Warn): WireRequest {
  const include = body.top_logprobs === undefined ? body.include : withoutLogprobs(body);
  return { ...leaveOut(body, field => !known.includes(field), warn), include };
}

/**
 * A request without `instructions` is a 400, `Instructions are required`, and some models refuse system messages. Seen in
 * RayBytes/ChatMock#51 and NousResearch/hermes-agent#16487. May go when the backend takes system messages alone.
 */
function foldSystemMessages(body: WireRequest, warn: Warn): WireRequest {
  const input = body.input.filter(item => !isSystem(item));
  const texts = [body.instructions, ...body.input.filter(isSystem).map(({ content }) => textOf(content))];
  const instructions = texts.filter(Boolean).join('\n\n');
  if (instructions === '') {
    const message =
      'This endpoint takes no call without instructions. Give a system message or the option instructions.';
    throw new InvalidArgumentError({ argument: 'instructions', message });
  }
  if (body.input.map(isSystem).lastIndexOf(true) >= body.input.length - input.length) {
    const details = 'This endpoint takes system messages at the beginning only, so later ones are moved there.';
    warn({ type: 'compatibility', feature: 'system', details });
  }
  return { ...body, instructions, input };
}

/** Tools that a conversation gains have that role, too, and are no message. */
function isSystem({ type = 'message', role }: InputItem): boolean {
  return type === 'message' && (role === 'system' || role === 'developer');
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return String(content);
  return content.map((part: { text?: unknown }) => String(part.text)).join('');
}
