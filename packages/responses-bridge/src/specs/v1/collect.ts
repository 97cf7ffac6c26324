import type { LanguageModelV1, LanguageModelV1StreamPart } from 'provider-v1';
import type { Source } from '../../flow.ts';
import { drain } from '../../response/collect.ts';

type Generated = Awaited<ReturnType<LanguageModelV1['doGenerate']>>;
type Collected = Pick<
  Generated,
  'text' | 'reasoning' | 'files' | 'sources' | 'toolCalls' | 'finishReason' | 'usage' | 'response' | 'providerMetadata'
>;
type Reasoning = Exclude<NonNullable<Generated['reasoning']>, string>;

/** The parts of a v1 stream as the result of a v1 call: there is no second way to read a response. */
export async function collectV1(parts: Source<LanguageModelV1StreamPart>): Promise<Collected> {
  const texts: string[] = [];
  const reasoning: Reasoning = [];
  const files: NonNullable<Generated['files']> = [];
  const sources: NonNullable<Generated['sources']> = [];
  const toolCalls: NonNullable<Generated['toolCalls']> = [];
  const ending: Pick<Collected, 'finishReason' | 'usage' | 'response' | 'providerMetadata'> = {
    finishReason: 'unknown',
    usage: { promptTokens: Number.NaN, completionTokens: Number.NaN },
  };

  /** The text of reasoning that no signature has closed yet. */
  function openReasoning() {
    const last = reasoning.at(-1);
    if (last?.type === 'text' && last.signature === undefined) return last;
    const opened = { type: 'text' as const, text: '', signature: undefined as string | undefined };
    reasoning.push(opened);
    return opened;
  }

  await drain(parts, part => {
    switch (part.type) {
      case 'text-delta':
        texts.push(part.textDelta);
        return;
      case 'reasoning':
        openReasoning().text += part.textDelta;
        return;
      case 'reasoning-signature':
        openReasoning().signature = part.signature;
        return;
      case 'redacted-reasoning':
        reasoning.push({ type: 'redacted', data: part.data });
        return;
      case 'source':
        sources.push(part.source);
        return;
      case 'file':
        files.push({ data: part.data, mimeType: part.mimeType });
        return;
      case 'tool-call': {
        const { type: _, ...call } = part;
        toolCalls.push(call);
        return;
      }
      case 'response-metadata': {
        const { type: _, ...response } = part;
        ending.response = response;
        return;
      }
      case 'finish': {
        const { finishReason, usage, providerMetadata } = part;
        Object.assign(ending, { finishReason, usage, providerMetadata });
        return;
      }
      case 'tool-call-delta':
      case 'error':
    }
  });
  const text = texts.length > 0 ? texts.join('') : undefined;
  return { text, reasoning: reasoning.length > 0 ? reasoning : undefined, files, sources, toolCalls, ...ending };
}
