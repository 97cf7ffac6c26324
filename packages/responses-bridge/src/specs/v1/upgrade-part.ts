/** Parts of messages that v2 has under other names. */
import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import type { LanguageModelV1Prompt } from 'provider-v1';
import type { LanguageModelV2Prompt } from 'provider-v2';
import type { JSONValue } from '../../spec.ts';
import type { AssistantPartV1, AssistantPartV2 } from './record.ts';

type MessageV1 = LanguageModelV1Prompt[number];
type MessageV2 = LanguageModelV2Prompt[number];
type PartV1 = Exclude<MessageV1['content'], string>[number];

type PartOf<Type extends PartV1['type']> = Extract<PartV1, { type: Type }>;
type UserPartV2 = Extract<MessageV2, { role: 'user' }>['content'][number];
type ResultPartV2 = Extract<MessageV2, { role: 'tool' }>['content'][number];

export function upgradeUserPart(part: PartOf<'text' | 'image' | 'file'>): UserPartV2 {
  return part.type === 'text' ? upgradeText(part) : upgradeFile(part);
}

/** The part of an answer, or undefined for reasoning, which is read from records. */
export function upgradeAnswerPart(part: AssistantPartV1): AssistantPartV2 | undefined {
  switch (part.type) {
    case 'text':
      return upgradeText(part);
    case 'file':
      return upgradeFile(part);
    case 'tool-call':
      return upgradeToolCall(part);
    case 'reasoning':
    case 'redacted-reasoning':
      return undefined;
  }
}

export function upgradeToolCall(part: PartOf<'tool-call'>): AssistantPartV2 {
  const { toolCallId, toolName, args, providerMetadata } = part;
  return { type: 'tool-call', toolCallId, toolName, input: args, providerOptions: providerMetadata };
}

function upgradeText({ text, providerMetadata }: PartOf<'text'>) {
  return { type: 'text' as const, text, providerOptions: providerMetadata };
}

function upgradeFile(part: PartOf<'image' | 'file'>) {
  const providerOptions = part.providerMetadata;
  if (part.type === 'image') {
    const mediaType = part.mimeType ?? 'image/*';
    return { type: 'file' as const, data: toData(part.image), mediaType, providerOptions };
  }
  const { data, mimeType: mediaType, filename } = part;
  return { type: 'file' as const, data: toData(data), mediaType, filename, providerOptions };
}

/**
 * ai@4 takes all data that is no address for base64 and decodes it, which destroys the id of an upload. So there an
 * upload has an address: `openai:file-…`.
 */
export const uploadProtocol = 'openai:';

/** What ai@4 makes of the bare id of an upload, which no file begins with. */
const destroyedId = /^file\+.{1,60}$/;

function toData<Data extends string | Uint8Array | URL>(data: Data): Data | string {
  if (data instanceof URL && data.protocol === uploadProtocol) return data.pathname;
  if (typeof data !== 'string' || !destroyedId.test(data)) return data;
  throw new UnsupportedFunctionalityError({
    functionality: 'the id of a file as data',
    message: `ai@4 reads the id of a file as base64. Write it as an address: new URL('${uploadProtocol}file-…').`,
  });
}

export function upgradeResult(part: PartOf<'tool-result'>): ResultPartV2 {
  const { toolCallId, toolName, providerMetadata } = part;
  return { type: 'tool-result', toolCallId, toolName, output: toOutput(part), providerOptions: providerMetadata };
}

function toOutput({ result, isError, content }: PartOf<'tool-result'>): ResultPartV2['output'] {
  if (content !== undefined) return { type: 'content', value: content.map(toMedia) };
  const value = result === undefined ? '' : result;
  if (typeof value === 'string') return { type: isError ? 'error-text' : 'text', value };
  // v1 calls the result unknown and says that it is JSON.
  return { type: isError ? 'error-json' : 'json', value: value as JSONValue };
}

function toMedia(part: NonNullable<PartOf<'tool-result'>['content']>[number]) {
  if (part.type === 'text') return { type: 'text' as const, text: part.text };
  return { type: 'media' as const, data: part.data, mediaType: part.mimeType ?? 'image/*' };
}
