import { createUpstream, type JsonObject, type UpstreamOptions } from '@responses-bridge/upstream';
import { createBridge } from '../../src/bridge.ts';
import { createRepairs, type Sending } from '../../src/repair/send.ts';
import { collect } from '../../src/response/collect.ts';
import type { ResponsesBridgeSettings } from '../../src/settings.ts';
import type { CallOptions, ResponsesModel } from '../../src/spec.ts';
import { sendHttp } from '../../src/transport/http.ts';
import type { WireRequest } from '../../src/wire/request.ts';

const createCore = createBridge<ResponsesModel>(model => model);

/** An error as an endpoint answers it. */
export interface Refused {
  status?: number;
  body: unknown;
}

/** Refuses the first requests in these words, and leaves the others to the strict endpoint. */
export function refuseFirst(refusals: readonly Refused[], options: UpstreamOptions = {}) {
  const upstream = createUpstream({ apiKey: null, ...options });
  const bodies: JsonObject[] = [];
  const answer: typeof fetch = async (input, init) => {
    bodies.push(JSON.parse(String(init?.body)) as JsonObject);
    const refused = refusals[bodies.length - 1];
    if (refused === undefined) return upstream.fetch(input, init);
    return Response.json(refused.body, { status: refused.status ?? 400 });
  };
  return { bodies, upstream, fetch: answer };
}

/** Asks a model once and gives what was told, or throws what the call throws. */
export async function ask(
  settings: ResponsesBridgeSettings,
  { model = 'house-model', ...call }: Partial<CallOptions> & { model?: string } = {},
) {
  const core = createCore({ baseURL: 'http://upstream.test/v1', apiKey: 'key', ...settings });
  return askOf(core, { model, ...call });
}

/** Asks a model of a provider. */
export async function askOf(
  core: ReturnType<typeof createCore>,
  { model = 'house-model', ...call }: Partial<CallOptions> & { model?: string } = {},
) {
  const prompt: CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
  const { parts, warnings } = await core(model).call({ prompt, ...call }, { stream: false });
  return { warnings, answer: await collect(parts) };
}

/** A provider without a view. */
export const provide = (settings: ResponsesBridgeSettings) =>
  createCore({ baseURL: 'http://upstream.test/v1', apiKey: 'key', ...settings });

/** Sends bodies as a model does, with what stands in for the whole history. */
export function sender(fetch: typeof globalThis.fetch) {
  const send = createRepairs();
  return (body: WireRequest, more: Partial<Sending<unknown>> = {}) =>
    send(body, {
      url: 'http://upstream.test/v1/responses',
      unsupported: undefined,
      whole: async () => undefined,
      attempt: changed =>
        sendHttp({
          url: 'http://upstream.test/v1/responses',
          headers: { 'content-type': 'application/json' },
          body: changed,
          json: JSON.stringify(changed),
          fetch,
        }),
      ...more,
    });
}
