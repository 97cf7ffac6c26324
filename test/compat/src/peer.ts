import { OpenAIResponsesLanguageModel } from '@ai-sdk/openai/internal';
import { OpenAIResponsesLanguageModel as NewerModel } from 'openai-newer/internal';
import type { MakeModel } from './replay.ts';

/** The model that was recorded, in the release that was: what the comparison finds here is a fault of the comparison. */
export const peer: MakeModel = (...replayed) => new OpenAIResponsesLanguageModel(...toArguments(...replayed));

/** The same model in a newer release, 4.0.118: where it differs from a record, the peer itself has left what was recorded. */
export const newerPeer: MakeModel = (...replayed) => new NewerModel(...toArguments(...replayed));

const endpoint = {
  url: ({ path }: { path: string }) => `https://api.openai.com/v1${path}`,
  headers: () => ({ authorization: 'Bearer a key' }),
};

/** What both releases are made of. */
function toArguments(...[record, { fetch, generateId }]: Parameters<MakeModel>) {
  const { modelId, provider, fileIdPrefixes } = record;
  return [modelId, { provider, fileIdPrefixes, fetch, generateId, ...endpoint }] as const;
}
