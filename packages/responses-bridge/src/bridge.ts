import { NoSuchModelError } from '@ai-sdk/provider';
import { countTokens, type TokenCount } from './count.ts';
import { createModel } from './model.ts';
import { createRepairs } from './repair/send.ts';
import { defaultName, type ResponsesBridgeSettings } from './settings.ts';
import type { CallOptions, ResponsesModel } from './spec.ts';
import { createChain } from './state/chain.ts';

/**
 * A provider: call it with a model id, or ask for a model by the name that other providers use. All give the same
 * model. It fits `createProviderRegistry`, `customProvider`, `wrapProvider` and `globalThis.AI_SDK_DEFAULT_PROVIDER`.
 */
export interface ResponsesBridge<LanguageModel, Version = undefined, Tools = undefined, Options = CallOptions> {
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
  /**
   * Counts the tokens of a call before it is made, where the endpoint counts them. A call is what a model is given, as
   * middleware sees it in `params`, with the id of the model.
   *
   * @throws UnsupportedFunctionalityError where the endpoint does not count.
   */
  countTokens(call: Options & { modelId: string }): Promise<TokenCount>;
  /** @throws NoSuchModelError always: the Responses endpoint makes no embeddings. */
  embeddingModel(modelId: string): never;
  /** The name that ai@4 and ai@5 have for it. @throws NoSuchModelError always. */
  textEmbeddingModel(modelId: string): never;
  /** @throws NoSuchModelError always: the Responses endpoint has no image models. */
  imageModel(modelId: string): never;
}

/** What an entry is beside the view of its models. */
interface Entry<Version, Tools, Options> {
  specificationVersion?: Version;
  tools?: Tools;
  /** A call as the newest specification puts it. Default: as it is. */
  upgradeCall?(options: Options, name: string): CallOptions;
}

/** Makes the factory of providers whose models show one view of the core. */
export function createBridge<
  LanguageModel,
  Version extends string | undefined = undefined,
  Tools = undefined,
  Options = CallOptions,
>(
  view: (model: ResponsesModel) => LanguageModel,
  { specificationVersion, tools, upgradeCall }: Entry<Version, Tools, Options> = {},
) {
  return function createResponsesBridge(
    settings: ResponsesBridgeSettings = {},
  ): ResponsesBridge<LanguageModel, Version, Tools, Options> {
    const shared = { repair: createRepairs(), chain: createChain(settings.chain) };
    const languageModel = (modelId: string) => view(createModel(modelId, settings, shared));
    return Object.assign((modelId: string) => languageModel(modelId), {
      // Left out, the version and the tools are `undefined`, which is their default.
      specificationVersion: specificationVersion as Version,
      tools: tools as Tools,
      languageModel,
      responses: languageModel,
      chat: languageModel,
      countTokens(call: Options & { modelId: string }) {
        const { modelId } = call;
        // Left out, the options are those of the newest specification, which is their default.
        const upgraded = upgradeCall?.(call, settings.name ?? defaultName) ?? (call as unknown as CallOptions);
        return countTokens({ ...upgraded, modelId }, settings, shared);
      },
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
