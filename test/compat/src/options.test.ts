import type { OpenAILanguageModelResponsesOptions } from 'openai-newer';
import type { ResponsesProviderOptions } from 'responses-bridge/ai7';
import { expectTypeOf, test } from 'vitest';

// What is said of types, `pnpm check` holds.
test('every option of the newer peer is one of the bridge', () => {
  expectTypeOf<keyof OpenAILanguageModelResponsesOptions>().toExtend<keyof ResponsesProviderOptions>();
});
