import { createUpstream, type Fault, type Turn, type Upstream } from '@responses-bridge/upstream';
import { createBridge } from '../src/bridge.ts';
import { toHistory } from '../src/request/to-history.ts';
import { collect } from '../src/response/collect.ts';
import type { ResponsesBridgeSettings } from '../src/settings.ts';
import type { CallOptions, Prompt, ResponsesModel } from '../src/spec.ts';

/** An item of a request. */
export type Item = Record<string, unknown>;

const createCore = createBridge<ResponsesModel>(model => model);
/** A message of the user. */
export const ask = (text: string): Prompt[number] => ({ role: 'user', content: [{ type: 'text', text }] });
/** It, as an item. */
export const sent = (text: string) => ({ role: 'user', content: [{ type: 'input_text', text }] });

const parameters = { type: 'object', properties: { city: { type: 'string' } } } as const;
const weather: CallOptions['tools'] = [{ type: 'function', name: 'get_weather', inputSchema: parameters }];

/** A turn that looks the weather up. */
export const thinkAndCall = (city: string): Turn => ({
  output: [
    { type: 'reasoning', summary: ['Look it up.'] },
    { type: 'function_call', name: 'get_weather', arguments: { city, unit: 'celsius' } },
  ],
});
/** A turn that says one thing. */
export const say = (text: string): Turn => ({ output: [{ type: 'message', text }] });

/** A result, as an item. */
export const outputOf = (value: string) => ({ type: 'function_call_output', output: value });

interface Setting {
  script?: Turn[];
  settings?: ResponsesBridgeSettings;
  tools?: CallOptions['tools'];
  faults?: Fault[];
}

/** A provider whose conversations are chained, and the endpoint that it asks. */
export function connect({ script, settings, tools = weather, faults = [] }: Setting = {}) {
  let upstream: Upstream = createUpstream({ faults, ...(script && { script }) });
  let count = 0;
  const seen: Array<{ from: unknown; input: Item[]; refused: unknown; body: Item }> = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await upstream.fetch(input, init);
    const request = upstream.requests.at(-1);
    // The bridge sends nothing else.
    const body = request?.body as { previous_response_id?: string; input: Item[] };
    seen.push({ from: body.previous_response_id, input: body.input, refused: request?.rejected?.code, body });
    return response;
  };
  const bridgeOf = (more: ResponsesBridgeSettings = {}) =>
    createCore({
      baseURL: 'http://upstream.test/v1',
      apiKey: 'test-key',
      fetch,
      state: 'chained',
      ...settings,
      ...more,
    });
  const bridge = bridgeOf();
  return {
    seen,
    bridgeOf,
    /** The endpoint forgets what it has. */
    restart: (turns: Turn[]) => void (upstream = createUpstream({ script: turns })),
    async call(prompt: Prompt, { openai, model = 'gpt-5.3-codex', by = bridge }: Asking = {}) {
      const { parts } = await by(model).call(
        { prompt, tools, ...(openai && { providerOptions: { openai } }) },
        {
          stream: count++ % 2 === 0,
        },
      );
      const { content, warnings, metadata } = await collect(parts);
      const calls = content.flatMap(part => (part.type === 'tool-call' ? [part] : []));
      const output = { type: 'text', value: '7 degrees' } as const;
      const results = calls.map(({ toolCallId, toolName }) => ({
        type: 'tool-result' as const,
        toolCallId,
        toolName,
        output,
      }));
      const told: Prompt = results.length > 0 ? [{ role: 'tool', content: results }] : [];
      return { id: metadata.id, warnings, history: [...prompt, toHistory(content), ...told] };
    },
  };
}

interface Asking {
  openai?: NonNullable<CallOptions['providerOptions']>[string];
  model?: string;
  by?: ReturnType<typeof createCore>;
}

/** A conversation of two calls and a word, to be changed. */
export const begun = async (setting: Setting = {}) => {
  const script = [thinkAndCall('Oslo'), thinkAndCall('Lima'), say('Cold.'), say('Again?'), say('Bye.'), say('Bye.')];
  const connection = connect({ script, ...setting });
  const first = await connection.call([ask('Where is it cold?')]);
  const second = await connection.call(first.history);
  const third = await connection.call(second.history);
  return { ...connection, first, second, third };
};
