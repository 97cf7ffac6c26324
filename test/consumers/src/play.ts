import { validateRequest } from '@responses-bridge/recordings';
import type { Scenario } from '@responses-bridge/scenarios';
import { createUpstream } from '@responses-bridge/upstream';
import type { ResponsesBridgeSettings } from 'responses-bridge/core';
import { expect } from 'vitest';

export interface WireItem {
  type?: string;
  [field: string]: unknown;
}

/** What makes a consumer's own program of a model and a scenario, runs it, and gives the text at its end. */
export type Run<Model> = (model: Model, scenario: Scenario) => Promise<string>;

export interface Played {
  text: string;
  /** What was sent, all of it accepted. */
  inputs: WireItem[][];
  /** What was answered. */
  outputs: WireItem[][];
}

/** Plays a scenario through a consumer, against a strict upstream on a real port. */
export async function play<Model>(
  create: (settings: ResponsesBridgeSettings) => (modelId: string) => Model,
  run: Run<Model>,
  scenario: Scenario,
): Promise<Played> {
  const invalid: string[] = [];
  const upstream = createUpstream({
    script: scenario.turns,
    onRequest: ({ body }) => void invalid.push(...validateRequest(body)),
  });
  const { url, close } = await upstream.listen();
  const { fetch, outputs } = createWiretap();
  const options = { reasoningSummary: 'auto' };
  const bridge = create({ baseURL: url, apiKey: 'test-key', fetch, options });
  try {
    const text = await run(bridge('gpt-5.3-codex'), scenario);
    expect(invalid).toEqual([]);
    expect(upstream.requests.map(({ rejected }) => rejected)).toEqual(scenario.turns.map(() => undefined));
    const inputs = upstream.requests.map(({ body }) => (body as { input: WireItem[] }).input);
    return { text, inputs, outputs: await outputs() };
  } finally {
    await close();
  }
}

/** Remembers the output items of every answer that passes. */
function createWiretap() {
  const answers: Array<Promise<WireItem[]>> = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    const copy = response.clone();
    answers.push(copy.text().then(itemsIn));
    return response;
  };
  return { fetch, outputs: () => Promise.all(answers) };
}

function itemsIn(body: string): WireItem[] {
  if (body.startsWith('{')) return JSON.parse(body).output;
  const [, data = '{}'] = /^data: (\{"type":"response\.completed".*)$/m.exec(body) ?? [];
  return JSON.parse(data).response.output;
}
