import type { LanguageModelV4 } from 'provider-v4';
import { collect } from '../response/collect.ts';
import type { Reply, ResponsesModel } from '../spec.ts';
import { toStream } from './stream.ts';

/** The newest specification, which ours already satisfies: nothing to translate. */
export function asLanguageModelV4(model: ResponsesModel): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    async doGenerate(options) {
      const { parts, request, response } = await model.call(options, { stream: false });
      const { metadata, ...result } = await collect(parts);
      return { ...result, request: describe(request), response: { ...response, ...metadata } };
    },
    async doStream(options) {
      const { parts, request, response } = await model.call(options, { stream: true });
      return { stream: toStream(parts), request: describe(request), response };
    },
  };
}

function describe({ url, body }: Reply['request']): { url: string; body: unknown } {
  return { url, body };
}
