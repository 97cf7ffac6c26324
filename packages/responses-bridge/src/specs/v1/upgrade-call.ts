/** The call: v1 → v2. */
import type { LanguageModelV1CallOptions, LanguageModelV1Prompt } from 'provider-v1';
import type { LanguageModelV2CallOptions, LanguageModelV2Prompt } from 'provider-v2';
import { createStepReader } from './read-step.ts';

/** A call as v2 puts it. */
export function upgradeCall(options: LanguageModelV1CallOptions): LanguageModelV2CallOptions {
  const { mode, inputFormat: _, maxTokens, temperature, providerMetadata, prompt, ...settings } = options;
  return {
    ...settings,
    ...upgradeMode(mode),
    // ai@4 itself sends 0 where its user gave none; who wants 0 sets it in the provider options.
    temperature: temperature === 0 ? undefined : temperature,
    maxOutputTokens: maxTokens,
    providerOptions: providerMetadata,
    prompt: upgradePrompt(prompt),
  };
}

type Mode = LanguageModelV1CallOptions['mode'];
type ModeV2 = Pick<LanguageModelV2CallOptions, 'tools' | 'toolChoice' | 'responseFormat'>;

function upgradeMode(mode: Mode): ModeV2 {
  switch (mode.type) {
    case 'regular':
      return { tools: mode.tools?.map(upgradeTool), toolChoice: mode.toolChoice };
    case 'object-json':
      return { responseFormat: { ...mode, type: 'json' } };
    case 'object-tool':
      return { tools: [upgradeTool(mode.tool)], toolChoice: { type: 'tool', toolName: mode.tool.name } };
  }
}

type ToolV1 = NonNullable<Extract<Mode, { type: 'regular' }>['tools']>[number];

function upgradeTool(tool: ToolV1): NonNullable<ModeV2['tools']>[number] {
  if (tool.type === 'provider-defined') return tool;
  const { parameters, ...rest } = tool;
  return { ...rest, inputSchema: parameters };
}

type MessageV2 = LanguageModelV2Prompt[number];
type MessagePartV1 = Exclude<LanguageModelV1Prompt[number]['content'], string>[number];
type MessagePartV2 = Exclude<MessageV2['content'], string>[number];
type PartUpgrade<Role extends 'user' | 'assistant'> = (
  part: Extract<LanguageModelV1Prompt[number], { role: Role }>['content'][number],
) => Extract<MessageV2, { role: Role }>['content'];

function upgradePrompt(prompt: LanguageModelV1Prompt): LanguageModelV2Prompt {
  // A part stays of a kind that its role has, which the compiler does not follow.
  const step = createStepReader(upgradePart as PartUpgrade<'assistant'>);
  return prompt.map((message): MessageV2 => {
    const { providerMetadata: providerOptions } = message;
    switch (message.role) {
      case 'system':
        return { role: 'system', content: message.content, providerOptions };
      case 'user':
        step.userMessage();
        return { role: 'user', content: message.content.flatMap(upgradePart as PartUpgrade<'user'>), providerOptions };
      case 'assistant':
        return step.assistantMessage(message);
      case 'tool':
        return { role: 'tool', content: message.content.map(upgradeResult), providerOptions };
    }
  });
}

function upgradePart({ providerMetadata: providerOptions, ...part }: MessagePartV1): MessagePartV2[] {
  switch (part.type) {
    case 'text':
      return [{ type: 'text', text: part.text, providerOptions }];
    case 'image':
      return [{ type: 'file', data: part.image, mediaType: part.mimeType ?? 'image/*', providerOptions }];
    case 'file':
      return [{ type: 'file', data: part.data, mediaType: part.mimeType, filename: part.filename, providerOptions }];
    case 'tool-call': {
      const { toolCallId, toolName, args: input } = part;
      return [{ type: 'tool-call', toolCallId, toolName, input, providerOptions }];
    }
    default:
      return [];
  }
}

type ToolResultV1 = Extract<MessagePartV1, { type: 'tool-result' }>;
type ToolResultV2 = Extract<MessageV2, { role: 'tool' }>['content'][number];

function upgradeResult(part: ToolResultV1): ToolResultV2 {
  const { toolCallId, toolName, providerMetadata: providerOptions } = part;
  return { type: 'tool-result', toolCallId, toolName, output: toOutput(part), providerOptions };
}

function toOutput({ result, isError, content }: ToolResultV1): ToolResultV2['output'] {
  if (content !== undefined) return { type: 'content', value: content.map(toMedia) };
  if (typeof result === 'string') return { type: isError ? 'error-text' : 'text', value: result };
  // v1 calls the result unknown and says that it is JSON.
  return { type: isError ? 'error-json' : 'json', value: (result ?? null) as null };
}

function toMedia(part: NonNullable<ToolResultV1['content']>[number]) {
  if (part.type === 'text') return { type: 'text' as const, text: part.text };
  return { type: 'media' as const, data: part.data, mediaType: part.mimeType ?? 'image/*' };
}
