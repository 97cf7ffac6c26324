import { leaks, secretKey, tell, told } from '@responses-bridge/matrix/secrets';
import { validateRequest } from '@responses-bridge/recordings';
import { createUpstream, type Upstream, type UpstreamOptions } from '@responses-bridge/upstream';
import type { LanguageModelV1 } from 'ai';
import { createResponsesBridge, type ResponsesBridgeSettings } from 'responses-bridge';
import { expect } from 'vitest';
import { validated } from './validated.ts';

export { leaks, secretKey, tell, told };

/** A strict upstream on a real port, with a bridge that talks to it. Every request is held against the published schema. */
export async function connect(options: UpstreamOptions = {}, settings: ResponsesBridgeSettings = {}) {
  const invalid: string[] = [];
  const upstream = createUpstream({
    apiKey: secretKey,
    onRequest({ body }) {
      invalid.push(...validateRequest(body));
    },
    ...options,
  });
  const { url, close } = await upstream.listen();
  const bridge = createResponsesBridge({
    baseURL: url,
    apiKey: secretKey,
    ...settings,
    // What an injected fetch is given may never reach the upstream.
    ...(settings.fetch && { fetch: validated(settings.fetch, invalid) }),
  });
  return {
    upstream,
    url,
    model: (id = 'gpt-5.3-codex') => watch(bridge(id)),
    async [Symbol.asyncDispose]() {
      await close();
      expect(invalid).toEqual([]);
    },
  };
}

async function keep<T extends object>(call: PromiseLike<T>): Promise<T> {
  try {
    const result = await call;
    tell(result);
    return result;
  } catch (error) {
    tell(error);
    throw error;
  }
}

/** A model whose errors, warnings and accounts of its calls are kept. */
export function watch(model: LanguageModelV1): LanguageModelV1 {
  return {
    ...model,
    doGenerate: options => keep(model.doGenerate(options)),
    async doStream(options) {
      const result = await keep(model.doStream(options));
      const seen = new TransformStream({
        transform(part, controller) {
          if (part.type === 'error') tell(part.error);
          controller.enqueue(part);
        },
      });
      return { ...result, stream: result.stream.pipeThrough(seen) };
    },
  };
}

interface Body {
  model: string;
  input: Array<Record<string, unknown>>;
  [field: string]: unknown;
}

/** The bodies that the upstream was sent, after a look that it took them all. */
export function bodiesOf({ requests }: Upstream): Body[] {
  expect(requests.filter(({ rejected }) => rejected !== undefined).map(({ rejected }) => rejected)).toEqual([]);
  return requests.map(({ body }) => body as Body);
}
