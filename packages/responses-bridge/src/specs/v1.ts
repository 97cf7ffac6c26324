/**
 * v2 → v1. What v2 added: one ordered content, blocks with ids, metadata on every part, calls that the provider runs.
 * What a v1 caller cannot carry travels in records (`v1-record.ts`). Document sources and the ids of text have no place.
 */
import type {
  LanguageModelV1,
  LanguageModelV1CallOptions,
  LanguageModelV1CallWarning,
  LanguageModelV1Prompt,
  LanguageModelV1StreamPart,
} from 'provider-v1';
import type { LanguageModelV2CallOptions, LanguageModelV2Prompt } from 'provider-v2';
import type { Part, Reply, ResponsesModel } from '../spec.ts';
import { mapParts, toStream, type Put } from './stream.ts';
import { collectV1 } from './v1-collect.ts';
import { createStepReader } from './v1-read-step.ts';
import { writeToolInput } from './v1-tool-input.ts';
import { createStepWriter } from './v1-write-step.ts';
import * as v2 from './v2.ts';

/** The model for ai@4. */
export function asLanguageModelV1(model: ResponsesModel): LanguageModelV1 {
  const downgrade = (next: Put<LanguageModelV1StreamPart>) => downgradeParts(model.name, next);
  const call = (options: LanguageModelV1CallOptions, stream: boolean) =>
    model.call(v2.upgradeCall(upgradeCall(options)), { stream });
  return {
    specificationVersion: 'v1',
    provider: model.provider,
    modelId: model.modelId,
    defaultObjectGenerationMode: 'json',
    supportsStructuredOutputs: true,
    supportsImageUrls: true,
    supportsUrl: ({ protocol }) => protocol === 'https:' || protocol === 'http:',
    async doGenerate(options) {
      const { parts, ...reply } = await call(options, false);
      return { ...(await collectV1(mapParts(parts, downgrade))), ...describe(reply) };
    },
    async doStream(options) {
      const { parts, ...reply } = await call(options, true);
      return { stream: toStream(mapParts(parts, downgrade)), ...describe(reply) };
    },
  };
}

/** What v1 wants to know about a call, for its telemetry and its `onFinish`. */
function describe({ request, response, warnings }: Omit<Reply, 'parts'>) {
  const { input: rawPrompt, ...rawSettings } = request.body;
  return {
    rawCall: { rawPrompt, rawSettings },
    rawResponse: response,
    request: { body: request.json },
    warnings: warnings.map(v2.downgradeWarning).map(downgradeWarning),
  };
}

const settingsOfV1 = [
  'temperature',
  'stopSequences',
  'topP',
  'topK',
  'presencePenalty',
  'frequencyPenalty',
  'responseFormat',
  'seed',
] as const;

function downgradeWarning(warning: v2.WarningV2): LanguageModelV1CallWarning {
  if (warning.type === 'other') return warning;
  const { setting: feature, details } = warning;
  const setting = feature === 'maxOutputTokens' ? 'maxTokens' : settingsOfV1.find(name => name === feature);
  if (setting !== undefined) return { type: 'unsupported-setting', setting, details };
  return { type: 'other', message: [`${feature}:`, details ?? 'not supported.'].join(' ') };
}

// ── parts: v2 → v1 ───────────────────────────────────────────────────────────────────────────

function downgradeParts(name: string, next: Put<LanguageModelV1StreamPart>): Put<Part> {
  const step = createStepWriter(name, next);
  const input = writeToolInput(next);

  return v2.downgradeParts(part => {
    switch (part.type) {
      case 'text-start':
        return step.textStart();
      case 'text-delta':
        return step.textDelta(part);
      case 'text-end':
        return step.textEnd(part);
      case 'reasoning-start':
        return step.reasoningStart(part);
      case 'reasoning-delta':
        return step.reasoningDelta(part);
      case 'reasoning-end':
        return step.reasoningEnd(part);
      case 'tool-input-start':
        step.endReasoning();
        return input.start(part);
      case 'tool-input-delta':
        return input.delta(part);
      case 'tool-input-end':
        return input.end(part);
      case 'tool-call':
        if (part.providerExecuted) return step.hostedCall(part);
        step.call(part.toolCallId);
        return input.call(part);
      case 'tool-result':
        return step.hostedResult(part);
      case 'source':
        if (part.sourceType === 'url') next({ type: 'source', source: part });
        return;
      case 'file':
        return next({ type: 'file', mimeType: part.mediaType, data: part.data });
      case 'finish':
        step.endReasoning();
        return next(downgradeFinish(name, part));
      case 'response-metadata':
      case 'error':
        return next(part);
      case 'stream-start':
    }
  });
}

/** v1's usage has two counts; those that make them up stand where `@ai-sdk/openai` put them. */
function downgradeFinish(
  name: string,
  { usage, ...part }: Extract<v2.PartV2, { type: 'finish' }>,
): LanguageModelV1StreamPart {
  const { inputTokens, outputTokens, cachedInputTokens: cachedPromptTokens, reasoningTokens } = usage;
  const metadata = { ...part.providerMetadata?.[name] };
  if (cachedPromptTokens !== undefined) metadata.cachedPromptTokens = cachedPromptTokens;
  if (reasoningTokens !== undefined) metadata.reasoningTokens = reasoningTokens;
  return {
    ...part,
    usage: { promptTokens: inputTokens ?? Number.NaN, completionTokens: outputTokens ?? Number.NaN },
    providerMetadata: Object.keys(metadata).length > 0 ? { [name]: metadata } : undefined,
  };
}

// ── call: v1 → v2 ────────────────────────────────────────────────────────────────────────────

function upgradeCall(options: LanguageModelV1CallOptions): LanguageModelV2CallOptions {
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
