import { OpenAIResponsesLanguageModel } from '@ai-sdk/openai/internal';
import type { MakeModel } from './replay.ts';

/** The model that was recorded, in the release that was: what the comparison finds here is a fault of the comparison. */
export const peer: MakeModel = ({ modelId, provider, fileIdPrefixes }, { fetch, generateId }) =>
  new OpenAIResponsesLanguageModel(modelId, {
    provider,
    fileIdPrefixes,
    fetch,
    generateId,
    url: ({ path }) => `https://api.openai.com/v1${path}`,
    headers: () => ({ authorization: 'Bearer a key' }),
  });
