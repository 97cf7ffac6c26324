/**
 * v4 → v3. What v4 added: tagged file data, custom parts, pings, the setting for reasoning, the finish reason of a cut stream. A custom part travels as an empty
 * reasoning part, the only one of ours that callers of v3 and v2 send back with its metadata and do not show.
 */
import type { LanguageModelV3, LanguageModelV3CallOptions, LanguageModelV3Prompt } from 'provider-v3';
import { collect } from '../response/collect.ts';
import type { CallOptions, Content, FinishReason, Part, Prompt, ResponsesModel } from '../spec.ts';
import { withAsides } from './asides.ts';
import { mapParts, toStream, type Put } from './stream.ts';

/** The model for ai@6. */
export function asLanguageModelV3(given: ResponsesModel): LanguageModelV3 {
  const model = withAsides(given);
  return {
    specificationVersion: 'v3',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    async doGenerate(options) {
      const { parts, request, response } = await model.call(upgradeCall(options), { stream: false });
      const { metadata, content, finishReason, ...result } = await collect(parts);
      const downgraded = {
        ...result,
        finishReason: downgradeFinish(finishReason),
        content: content.map(downgradeContent),
      };
      return { ...downgraded, request: { body: request.body }, response: { ...response, ...metadata } };
    },
    async doStream(options) {
      const { parts, request, response } = await model.call(upgradeCall(options), { stream: true });
      return { stream: toStream(mapParts(parts, downgradeParts)), request: { body: request.body }, response };
    },
  };
}

// ── parts: v4 → v3 ───────────────────────────────────────────────────────────────────────────

type FileV3 = { type: 'file'; mediaType: string; data: string };
type Changed = { type: 'file' | 'custom' };
type FinishV3 = Omit<Extract<Part, { type: 'finish' }>, 'finishReason'> & { finishReason: FinishReasonV3 };
export type PartV3 = Exclude<Part, Changed | { type: 'ping' | 'finish' }> | FileV3 | FinishV3;
export type ContentV3 = Exclude<Content, Changed> | FileV3;
export type FinishReasonV3 = FinishReason & { unified: Exclude<FinishReason['unified'], 'interrupted'> };

export function downgradeParts(next: Put<PartV3>): Put<Part> {
  let customs = 0;
  return part => {
    switch (part.type) {
      case 'file':
        return next({ ...part, data: part.data.data });
      case 'custom': {
        const id = `${part.kind}:${customs++}`;
        const { providerMetadata } = part;
        next({ type: 'reasoning-start', id, providerMetadata });
        return next({ type: 'reasoning-end', id, providerMetadata });
      }
      case 'finish':
        return next({ ...part, finishReason: downgradeFinish(part.finishReason) });
      case 'ping':
        return;
      default:
        next(part);
    }
  };
}

/** A v3 caller knows of a cut stream only that it failed. */
export function downgradeFinish({ unified, raw }: FinishReason): FinishReasonV3 {
  return { unified: unified === 'interrupted' ? 'error' : unified, raw };
}

export function downgradeContent(part: Content): ContentV3 {
  if (part.type === 'file') return { ...part, data: part.data.data };
  return part.type === 'custom' ? { type: 'reasoning', text: '', providerMetadata: part.providerMetadata } : part;
}

// ── call: v3 → v4 ────────────────────────────────────────────────────────────────────────────

export function upgradeCall(options: LanguageModelV3CallOptions): CallOptions {
  return { ...options, prompt: options.prompt.map(upgradeMessage) };
}

type MessageV3 = LanguageModelV3Prompt[number];
type MessagePartV3 = Exclude<MessageV3['content'], string>[number];
type MessagePart = Exclude<Prompt[number]['content'], string>[number];

/** Most messages are the same in both versions, and a long history is not copied for the few that are not. */
function upgradeMessage(message: MessageV3): Prompt[number] {
  if (message.role === 'system') return message;
  const { role, content, providerOptions } = message;
  // Without such a part the versions differ only in names of types, and each role keeps the parts that it had.
  if (!content.some(isChanged)) return message as Prompt[number];
  return { role, content: content.map(upgradePart), providerOptions } as Prompt[number];
}

/** Files have other data, and the content of a tool result has other names. */
function isChanged(part: MessagePartV3): boolean {
  return part.type === 'file' || (part.type === 'tool-result' && part.output.type === 'content');
}

function upgradePart(part: MessagePartV3): MessagePart {
  if (part.type === 'file') return { ...part, data: tag(part.data) };
  if (part.type !== 'tool-result') return part;
  const { output } = part;
  if (output.type !== 'content') return { ...part, output };
  return { ...part, output: { type: 'content', value: output.value.map(upgradeOutput) } };
}

type OutputOf<T> = T extends { type: 'tool-result'; output: infer Output }
  ? Extract<Output, { type: 'content'; value: unknown[] }>['value'][number]
  : never;

function upgradeOutput(output: OutputOf<MessagePartV3>): OutputOf<MessagePart> {
  const { providerOptions } = output;
  const unknownType = output.type.startsWith('image') ? 'image' : 'application/octet-stream';
  switch (output.type) {
    case 'text':
    case 'custom':
      return output;
    case 'file-data': {
      const { mediaType, filename } = output;
      return { type: 'file', data: tag(output.data), mediaType, filename, providerOptions };
    }
    case 'image-data':
      return { type: 'file', data: tag(output.data), mediaType: output.mediaType, providerOptions };
    case 'file-url':
    case 'image-url':
      return { type: 'file', data: tag(new URL(output.url)), mediaType: unknownType, providerOptions };
    case 'file-id':
    case 'image-file-id': {
      const reference = typeof output.fileId === 'string' ? { openai: output.fileId } : output.fileId;
      return { type: 'file', data: { type: 'reference', reference }, mediaType: unknownType, providerOptions };
    }
    default:
      // What v3 does not know is v4's already: ai@7, which calls models of v3 too, translates only what v3 has a word for.
      return output satisfies never;
  }
}

type FileData = Extract<MessagePart, { type: 'file' }>['data'];

function tag(data: Uint8Array | string | URL | FileData): FileData {
  if (data instanceof URL) return { type: 'url', url: data };
  // ai@7 leaves references and texts as v4 has them.
  return typeof data === 'object' && 'type' in data ? data : { type: 'data', data };
}
