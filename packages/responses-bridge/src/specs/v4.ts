import type { LanguageModelV4 } from 'provider-v4';
import { collect } from '../response/collect.ts';
import type { Content, Reply, ResponsesModel } from '../spec.ts';
import { withAsides } from './asides.ts';
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
      const answer = options.responseFormat?.type === 'json' ? finalAnswer(result.content, model.name) : {};
      return { ...result, ...answer, request: describe(request), response: { ...response, ...metadata } };
    },
    async doStream(options) {
      // A stream has no place for the text that is to be parsed.
      const { parts, request, response } = await withAsides(model).call(options, { stream: true });
      return { stream: toStream(parts), request: describe(request), response };
    },
  };
}

function describe({ url, body }: Reply['request']): { url: string; body: unknown } {
  return { url, body };
}

/** What to parse where the model commented before it answered: only its final answer is in the format that was asked for. */
function finalAnswer(content: readonly Content[], name: string): { structuredOutputText?: string } {
  const texts = content.filter(part => part.type === 'text');
  const final = texts.filter(part => part.providerMetadata?.[name]?.phase === 'final_answer').at(-1);
  return final === undefined || texts.length === 1 ? {} : { structuredOutputText: final.text };
}
