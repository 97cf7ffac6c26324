import { validateRequest } from '@responses-bridge/recordings';
import { createUpstream, type Upstream, type UpstreamOptions } from '@responses-bridge/upstream';
import type { ResponsesBridgeSettings } from 'responses-bridge';
import { expect } from 'vitest';
import { bridges, type AnyBridge, type Entry } from './models.ts';
import { secretKey } from './secrets.ts';

/** The id that the cases ask for. */
export const modelId = 'gpt-5.3-codex';

/** The body of a request. */
export interface Body {
  readonly input: ReadonlyArray<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** A strict upstream on a real port, and the bridge of an entry that talks to it. */
export interface Connection extends AsyncDisposable {
  readonly upstream: Upstream;
  readonly bridge: AnyBridge;
  /** The bodies that were sent, after a look that all were taken. */
  bodies(): readonly Body[];
}

/** Connects an entry with an upstream. Every request is held against the published schema. */
export async function connect(
  entry: Entry,
  options: UpstreamOptions = {},
  settings: ResponsesBridgeSettings = {},
): Promise<Connection> {
  const invalid: string[] = [];
  const upstream = createUpstream({
    apiKey: secretKey,
    onRequest({ body }) {
      invalid.push(...validateRequest(body));
    },
    ...options,
  });
  const { url, close } = await upstream.listen();
  return {
    upstream,
    bridge: bridges[entry]({ baseURL: url, apiKey: secretKey, ...settings }),
    bodies() {
      expect(upstream.requests.filter(({ rejected }) => rejected !== undefined)).toEqual([]);
      // The upstream takes nothing but objects with an input.
      return upstream.requests.map(({ body }) => body as Body);
    },
    async [Symbol.asyncDispose]() {
      await close();
      expect(invalid).toEqual([]);
    },
  };
}
