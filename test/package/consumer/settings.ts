/** What users of all majors write alike: settings, provider options, errors, and the core for those who build on it. */
import { expectTypeOf } from 'expect-type';
import {
  collect,
  createBridge,
  ResponsesError,
  VERSION,
  type ResponsesBridgeSettings,
  type ResponsesModel,
  type ResponsesProviderOptions,
  type ToolInput,
  type ToolOutput,
} from 'responses-bridge/core';

export const version: string = VERSION;

export const settings = {
  baseURL: 'http://localhost:1234/v1',
  apiKey: async () => 'key',
  headers: { 'x-tenant': 'a' },
  fetch: globalThis.fetch,
  dialect: { name: 'mine', limits: { include: false } },
  options: { reasoningEffort: 'high', store: false },
} satisfies ResponsesBridgeSettings;

export const options = {
  reasoningSummary: 'auto',
  metadata: { user: 'a', attempt: 1 },
  extraBody: { tomorrow: true },
} satisfies ResponsesProviderOptions;

expectTypeOf<ToolInput<'shell'>['action']['commands']>().toEqualTypeOf<string[]>();
expectTypeOf<ToolOutput<'applyPatch'>['status']>().toEqualTypeOf<'completed' | 'failed'>();

export const ownView = createBridge((core: ResponsesModel) => async (prompt: string) => {
  const { parts } = await core.call(
    { prompt: [{ role: 'user', content: [{ type: 'text', text: prompt }] }] },
    { stream: false },
  );
  return (await collect(parts)).content;
});
expectTypeOf(ownView().specificationVersion).toEqualTypeOf<undefined>();

export function tell(error: unknown): string {
  if (!(error instanceof ResponsesError)) throw error;
  return error.code === 'stream_truncated' ? `${error.statusCode} ${error.requestId}` : error.message;
}

export const named = [{ dialect: 'azure' }, { dialect: 'llama.cpp' }] satisfies ResponsesBridgeSettings[];

// @ts-expect-error A dialect that does not exist.
export const unknownDialect = { dialect: 'klingon' } satisfies ResponsesBridgeSettings;
// @ts-expect-error A setting that does not exist.
export const misspelt = { apikey: 'key' } satisfies ResponsesBridgeSettings;
// @ts-expect-error A setting of a wrong type.
export const wrongSetting = { baseURL: 1 } satisfies ResponsesBridgeSettings;
// @ts-expect-error An option that does not exist.
export const unknownDefault = { options: { effort: 'high' } } satisfies ResponsesBridgeSettings;
// @ts-expect-error An option by the name that it has on the wire.
export const wireName = { reasoning_effort: 'high' } satisfies ResponsesProviderOptions;
// @ts-expect-error An option with a letter too few.
export const typo = { reasoningEfort: 'high' } satisfies ResponsesProviderOptions;
// @ts-expect-error A flag as text.
export const textForFlag = { store: 'no' } satisfies ResponsesProviderOptions;
// @ts-expect-error A count as text.
export const textForCount = { maxToolCalls: '3' } satisfies ResponsesProviderOptions;
// @ts-expect-error A list as text.
export const textForList = { include: 'reasoning.encrypted_content' } satisfies ResponsesProviderOptions;
// @ts-expect-error A role that no system message has.
export const wrongMode = { systemMessageMode: 'assistant' } satisfies ResponsesProviderOptions;
// @ts-expect-error There is no such tool.
export type NoTool = ToolInput<'shel'>;
// @ts-expect-error There is no such code.
export const isCode = (error: ResponsesError) => error.code === 'truncated';
