/**
 * v2 → v1. What v2 added: one ordered content, blocks with ids, metadata on every part, calls that the provider runs.
 * What a v1 caller cannot carry travels in records (`v1/record.ts`). Cited documents stand in the metadata of the result, as v1's sources are web pages,
 * and so does what the provider ran.
 */
import type {
  LanguageModelV1,
  LanguageModelV1CallOptions,
  LanguageModelV1CallWarning,
  LanguageModelV1StreamPart,
} from 'provider-v1';
import type { CallOptions, JSONValue, Part, Reply, ResponsesModel } from '../spec.ts';
import { withAsides } from './asides.ts';
import { mapParts, toStream, type Put } from './stream.ts';
import { collectV1 } from './v1/collect.ts';
import { tellExecuted } from './v1/tell-executed.ts';
import { upgradeCall as upgradeToV2 } from './v1/upgrade-call.ts';

import { uploadProtocol } from './v1/upgrade-part.ts';
import { writeToolInput } from './v1/write-tool-input.ts';
import { createStepWriter } from './v1/write-step.ts';
import * as v2 from './v2.ts';

/** The model for ai@4. */
export function asLanguageModelV1(given: ResponsesModel): LanguageModelV1 {
  const model = withAsides(given);
  async function call(options: LanguageModelV1CallOptions, stream: boolean) {
    const upgraded = upgradeToV2(options);
    const { parts, ...reply } = await model.call(v2.upgradeCall(upgraded, model.name), { stream });
    const downgrade = (next: Put<LanguageModelV1StreamPart>) => downgradeParts(next, model.name, upgraded.tools);
    return { parts: mapParts(parts, downgrade), ...reply };
  }
  return {
    specificationVersion: 'v1',
    provider: model.provider,
    modelId: model.modelId,
    defaultObjectGenerationMode: 'json',
    supportsStructuredOutputs: true,
    supportsImageUrls: true,
    supportsUrl: ({ protocol }) => ['https:', 'http:', uploadProtocol].includes(protocol),
    async doGenerate(options) {
      const { parts, ...reply } = await call(options, false);
      return { ...(await collectV1(parts)), ...describe(reply) };
    },
    async doStream(options) {
      const { parts, ...reply } = await call(options, true);
      return { stream: toStream(parts), ...describe(reply) };
    },
  };
}

/** A call as the newest specification puts it. */
export function upgradeCall(options: LanguageModelV1CallOptions, name: string): CallOptions {
  return v2.upgradeCall(upgradeToV2(options), name);
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

function downgradeParts(next: Put<LanguageModelV1StreamPart>, name: string, tools: v2.Tools): Put<Part> {
  const ownTools = new Set(tools?.flatMap(tool => (tool.type === 'function' ? [] : [tool.name])));
  const step = createStepWriter(name, next, ownTools);
  const input = writeToolInput(next);
  const documents: JSONValue[] = [];
  const executed = tellExecuted();

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
        if (part.providerExecuted) step.endReasoning();
        else step.settle();
        return input.start(part);
      case 'tool-input-delta':
        return input.delta(part);
      case 'tool-input-end':
        return input.end(part);
      case 'tool-call':
        if (part.providerExecuted) {
          executed.call(part);
          return step.hostedCall(part);
        }
        step.call(part);
        return input.call(part);
      case 'tool-result':
        executed.result(part);
        return step.hostedResult(part);
      case 'source':
        if (part.sourceType === 'url') return next(downgradeSource(part));
        documents.push({ title: part.title, mediaType: part.mediaType, ...part.providerMetadata?.[name] });
        return;
      case 'file':
        return next({ type: 'file', mimeType: part.mediaType, data: part.data });
      case 'finish':
        step.settle();
        return next(downgradeFinish(name, part, { documents, providerExecuted: executed.all() }));
      case 'response-metadata':
      case 'error':
        return next(part);
      case 'stream-start':
      case 'raw':
    }
  }, tools);
}

function downgradeSource({ type, ...source }: Extract<v2.PartV2, { sourceType: 'url' }>): LanguageModelV1StreamPart {
  return { type, source };
}

/** v1's usage has two counts; those that make them up stand where `@ai-sdk/openai` put them. What v1 has no part for joins them. */
function downgradeFinish(
  name: string,
  { usage, ...part }: Extract<v2.PartV2, { type: 'finish' }>,
  told: Record<string, JSONValue[]>,
): LanguageModelV1StreamPart {
  const { inputTokens, outputTokens, cachedInputTokens: cachedPromptTokens, reasoningTokens } = usage;
  const metadata = { ...part.providerMetadata?.[name] };
  if (cachedPromptTokens !== undefined) metadata.cachedPromptTokens = cachedPromptTokens;
  if (reasoningTokens !== undefined) metadata.reasoningTokens = reasoningTokens;
  for (const [key, list] of Object.entries(told)) if (list.length > 0) metadata[key] = list;
  return {
    ...part,
    usage: { promptTokens: inputTokens ?? Number.NaN, completionTokens: outputTokens ?? Number.NaN },
    providerMetadata: Object.keys(metadata).length > 0 ? { [name]: metadata } : undefined,
  };
}
