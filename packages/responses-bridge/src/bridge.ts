import { NoSuchModelError } from '@ai-sdk/provider';
import { createModel } from './model.ts';
import type { ResponsesBridgeSettings } from './settings.ts';
import type { ResponsesModel } from './spec.ts';
import { createChain } from './state/chain.ts';
import { createRepairs } from './transport/repair.ts';

/**
 * A provider: call it with a model id, or ask for a model by the name that other providers use. All give the same
 * model. It fits `createProviderRegistry`, `customProvider`, `wrapProvider` and `globalThis.AI_SDK_DEFAULT_PROVIDER`.
 */
export interface ResponsesBridge<LanguageModel, Version = undefined, Tools = undefined> {
  /** The version of the model interface that its models have. */
  readonly specificationVersion: Version;
  /** The model of an id, which is sent as it is: the endpoint decides whether there is such a model. */
  (modelId: string): LanguageModel;
  /** The same model, by the name that registries ask for. */
  languageModel(modelId: string): LanguageModel;
  /** The same model, by the name that `@ai-sdk/openai` gives it. */
  responses(modelId: string): LanguageModel;
  /** The same model: chat-style calls are what the bridge takes, and the Responses endpoint is where it sends them. */
  chat(modelId: string): LanguageModel;
  /** Makes the tools that the endpoint has, as objects for the `tools` of a call. */
  readonly tools: Tools;
  /** @throws NoSuchModelError always: the Responses endpoint makes no embeddings. */
  embeddingModel(modelId: string): never;
  /** The name that ai@4 and ai@5 have for it. @throws NoSuchModelError always. */
  textEmbeddingModel(modelId: string): never;
  /** @throws NoSuchModelError always: the Responses endpoint has no image models. */
  imageModel(modelId: string): never;
}

/** Makes the factory of providers whose models show one view of the core. */
export function createBridge<LanguageModel, Version extends string | undefined = undefined, Tools = undefined>(
  view: (model: ResponsesModel) => LanguageModel,
  specificationVersion?: Version,
  tools?: Tools,
) {
  return function createResponsesBridge(
    settings: ResponsesBridgeSettings = {},
  ): ResponsesBridge<LanguageModel, Version, Tools> {
    const shared = { repair: createRepairs(), chain: createChain(settings.chain) };
    const languageModel = (modelId: string) => view(createModel(modelId, settings, shared));
    return Object.assign((modelId: string) => languageModel(modelId), {
      // Left out, the version and the tools are `undefined`, which is their default.
      specificationVersion: specificationVersion as Version,
      tools: tools as Tools,
      languageModel,
      responses: languageModel,
      chat: languageModel,
      embeddingModel: none('embeddingModel'),
      textEmbeddingModel: none('embeddingModel'),
      imageModel: none('imageModel'),
    });
  };
}

function none(modelType: 'embeddingModel' | 'imageModel') {
  return (modelId: string): never => {
    throw new NoSuchModelError({ modelId, modelType });
  };
}
