import {
  bridges,
  modelId,
  secretKey,
  tell,
  type Answer,
  type AnyModel,
  type Ask,
  type Body,
  type Driver,
  type Entry,
  type Streamed,
} from '@responses-bridge/matrix';
import { validateRequest } from '@responses-bridge/recordings';
import type { Upstream } from '@responses-bridge/upstream';
import { expect } from 'vitest';
import type { Opened } from './endpoint.ts';

/** A major, the bridge's model for it, and the endpoint that it talks to. */
export interface Stage {
  readonly driver: Driver;
  readonly model: AnyModel;
  readonly upstream: Upstream | undefined;
  readonly resultsRead: Opened['resultsRead'];
  /** The bodies that the bridge has sent. */
  bodies(): readonly Body[];
  ask(way: 'generate' | 'stream', ask: Ask): Promise<Asked>;
}

/** What a call has given, or what it has failed with; a stream that fails gives both. */
export interface Asked {
  readonly answer?: Answer & Partial<Streamed>;
  readonly error?: unknown;
}

/** A stage whose every request is held against the published schema, and against what comes out of a proxy. */
export function setStage(driver: Driver, opened: Opened): Stage & { check(): void } {
  const sent: Body[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    sent.push(JSON.parse(String(init?.body)));
    return globalThis.fetch(input, init);
  };
  // There is an entry for every major.
  const entry = `ai${driver.major}` as Entry;
  const { baseURL, headers = {}, upstream } = opened;
  const model = bridges[entry]({ baseURL, apiKey: secretKey, headers, fetch })(modelId);
  return {
    driver,
    model,
    upstream,
    resultsRead: opened.resultsRead,
    bodies: () => sent,
    ask: (way, ask) => told(driver[way](model, ask)),
    check() {
      expect(sent.flatMap(body => validateRequest(body))).toEqual([]);
      if (upstream !== undefined) expect(upstream.requests.map(({ body }) => body)).toEqual(sent);
    },
  };
}

/** The one error of a call, kept with the answer for the search for keys. */
async function told(call: Promise<Answer & Partial<Streamed>>): Promise<Asked> {
  const asked = await call.then(
    answer => ({ answer, error: oneOf(answer.errors ?? []) }),
    (error: unknown) => ({ error }),
  );
  tell(asked);
  return asked;
}

function oneOf(errors: readonly unknown[]): unknown {
  expect(errors.length).toBeLessThanOrEqual(1);
  return errors[0];
}
