import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { ResponsesError } from './errors.ts';
import { prepareCall, type Shared } from './prepare.ts';
import type { ResponsesBridgeSettings } from './settings.ts';
import type { CallOptions, Warning } from './spec.ts';
import { sendForText } from './transport/http.ts';
import type { WireRequest } from './wire/request.ts';

/** What a call would cost to read. */
export interface TokenCount {
  /** The tokens of the prompt, with its instructions, its tools and what the endpoint keeps of the conversation. */
  inputTokens: number;
  /** What the call would be warned of. */
  warnings: Warning[];
}

/** The fields that counting takes. Source: OpenAI's published document, `TokenCountsBody`. */
const counted =
  'model input previous_response_id conversation tools tool_choice parallel_tool_calls text reasoning truncation instructions personality'.split(
    ' ',
  );

/**
 * Counts the tokens that a call would send, by the endpoint itself: the call is encoded as it would be sent.
 *
 * @throws UnsupportedFunctionalityError where the endpoint does not count; else what the call would throw.
 */
export async function countTokens(
  options: CallOptions & { modelId: string },
  settings: ResponsesBridgeSettings,
  { repair, chain }: Shared,
): Promise<TokenCount> {
  const { modelId, abortSignal } = options;
  const { endpoint, encode } = await prepareCall(modelId, settings, options);
  const { headers, fetch } = endpoint;
  const url = endpoint.url.replace(/(?=\?|$)/, '/input_tokens');
  const transfer = { stream: false, madeBy: chain.madeBy };
  const encoded = await encode(transfer);
  const { reply, warnings } = await repair(encoded.body, {
    // What the endpoint refused in calls it refuses here.
    url: endpoint.url,
    unsupported: encoded.unsupported,
    whole: async () => (encoded.mayGoWhole ? (await encode({ ...transfer, whole: true })).body : undefined),
    async attempt(whole) {
      const body = pick(whole);
      const request = { url, headers, body, json: JSON.stringify(body), fetch, abortSignal };
      return sendForText(request).catch(explain);
    },
  });
  return { inputTokens: readCount(reply), warnings: [...encoded.warnings, ...warnings] };
}

function pick(body: WireRequest): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([field]) => counted.includes(field)));
}

/** A 404 with a code of its own, a parameter or an id is about a model, an item or a conversation. */
function explain(error: unknown): never {
  if (!ResponsesError.isInstance(error) || !isNoRoute(error)) throw error;
  const functionality = 'countTokens';
  const message = `This endpoint does not count tokens: it answered ${error.statusCode} to POST ${error.url}.`;
  throw new UnsupportedFunctionalityError({ functionality, message });
}

function isNoRoute({ statusCode, data, message }: ResponsesError): boolean {
  if (statusCode !== 404) return statusCode === 405 || statusCode === 501;
  // The endpoint's error was read as such.
  const { code, param } = (data ?? {}) as { code?: unknown; param?: unknown };
  return code === 'unknown_url' || ((code == null || code === 404) && param == null && !message.includes(' with id '));
}

function readCount({ body, status, call }: Awaited<ReturnType<typeof sendForText>>): number {
  const count = /"input_tokens"\s*:\s*(\d+)/.exec(body)?.[1];
  if (count !== undefined) return Number(count);
  const message = 'The endpoint answered with something that is no count of tokens. Check the setting baseURL.';
  throw new ResponsesError({ code: 'response_invalid', message, status, responseBody: body }, call);
}
