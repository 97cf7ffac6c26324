/** v3 → v2. What v3 added: detailed usage and finish reason, approvals, preliminary results, `provider` tools. */
import type { LanguageModelV2, LanguageModelV2CallOptions, LanguageModelV2Prompt } from 'provider-v2';
import type { LanguageModelV3Prompt } from 'provider-v3';
import { collect } from '../response/collect.ts';
import type { CallOptions, Content, Part, ProviderMetadata, ResponsesModel, Usage, Warning } from '../spec.ts';
import { withAsides } from './asides.ts';
import { mapParts, toStream, type Put } from './stream.ts';
import { askAsCall, isApproval, serversOf, upgradeApproval } from './v2/approval.ts';
import { carry, putBack } from './v2/carried-result.ts';
import { nameHostedCalls } from './v2/hosted-calls.ts';
import * as v3 from './v3.ts';

/** The model for ai@5. */
export function asLanguageModelV2(given: ResponsesModel): LanguageModelV2 {
  const model = withAsides(given);
  return {
    specificationVersion: 'v2',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    async doGenerate(options) {
      const { parts, request, response } = await model.call(upgradeCall(options, model.name), { stream: false });
      const { metadata, content, warnings, finishReason, usage, providerMetadata } = await collect(parts);
      return {
        content: content
          .flatMap(part => downgradeContent(part, options.tools))
          .flatMap(tellContent(options.tools, model.name)),
        finishReason: v3.downgradeFinish(finishReason).unified,
        usage: downgradeUsage(usage),
        warnings: warnings.map(downgradeWarning),
        providerMetadata,
        request: { body: request.body },
        response: { ...response, ...metadata },
      };
    },
    async doStream(options) {
      const { parts, request, response } = await model.call(upgradeCall(options, model.name), { stream: true });
      return {
        stream: toStream(
          mapParts(parts, next => downgradeParts(tellHostedCalls(next, options.tools, model.name), options.tools)),
        ),
        request: { body: request.body },
        response,
      };
    },
  };
}

// ── parts: v3 → v2 ───────────────────────────────────────────────────────────────────────────

type ToolResultV3 = Extract<Part, { type: 'tool-result' }>;
type InputStartV2 = Omit<Extract<Part, { type: 'tool-input-start' }>, 'dynamic'>;
type ToolResultV2 = Omit<ToolResultV3, 'preliminary'> & { providerExecuted: true };
type Changed = { type: 'stream-start' | 'finish' | 'tool-result' | 'tool-approval-request' };

/** What the caller declared: there are requests that v2 tells as calls of it. */
export type Tools = LanguageModelV2CallOptions['tools'];

export type PartV2 =
  | Exclude<v3.PartV3, Changed>
  | ToolResultV2
  | { type: 'stream-start'; warnings: WarningV2[] }
  | { type: 'finish'; finishReason: v3.FinishReasonV3['unified']; usage: UsageV2; providerMetadata?: ProviderMetadata };
type ContentV2 = Exclude<v3.ContentV3, Changed> | ToolResultV2;

export function downgradeParts(next: Put<PartV2>, tools: Tools): Put<Part> {
  return v3.downgradeParts(part => {
    switch (part.type) {
      case 'stream-start':
        return next({ ...part, warnings: part.warnings.map(downgradeWarning) });
      case 'finish':
        return next({ ...part, finishReason: part.finishReason.unified, usage: downgradeUsage(part.usage) });
      case 'tool-result':
        return downgradeToolResult(part).forEach(next);
      case 'tool-approval-request':
        return;
      case 'tool-call':
        return next(downgradeCall(askAsCall(part, serversOf(tools)) ?? part));
      case 'tool-input-start':
        return next(downgradeCall(part));
      default:
        next(part);
    }
  });
}

function downgradeContent(content: Content, tools: Tools): ContentV2[] {
  const part = v3.downgradeContent(content);
  if (part.type === 'tool-approval-request') return [];
  if (part.type === 'tool-result') return downgradeToolResult(part);
  return [part.type === 'tool-call' ? downgradeCall(askAsCall(part, serversOf(tools)) ?? part) : part];
}

/** What is found while running has no mark of its own: a v2 caller takes any call of the provider's that it does not know for such. */
function downgradeCall<Call extends { dynamic?: boolean }>(call: Call): Omit<Call, 'dynamic'> {
  const { dynamic: _, ...rest } = call;
  return rest;
}

/** A v2 caller would take a preliminary result for the final one. */
function downgradeToolResult({ preliminary, ...part }: ToolResultV3): ToolResultV2[] {
  return preliminary ? [] : [{ ...part, providerExecuted: true }];
}

/** The calls that the provider ran, as ai@5 can take them, streamed and collected. */
function tellHostedCalls(next: Put<PartV2>, tools: Tools, name: string): Put<PartV2> {
  const tell = createTell(tools, name);
  return part => {
    switch (part.type) {
      // First, as nearly all parts are these.
      case 'text-delta':
      case 'reasoning-delta':
        return next(part);
      case 'tool-input-delta':
      case 'tool-input-end':
        return tell.isUnseen(part.id) ? undefined : next(part);
      case 'tool-input-start':
        return tell.input(part).forEach(next);
      case 'tool-call':
      case 'tool-result':
        return tell.part(part).forEach(told => (told.type === 'reasoning' ? tellCarrier(told, part) : next(told)));
      default:
        next(part);
    }
  };

  function tellCarrier({ providerMetadata }: Carrier, { type, toolCallId }: CallV2 | ToolResultV2): void {
    const id = `carried:${type}:${toolCallId}`;
    next({ type: 'reasoning-start', id, providerMetadata });
    next({ type: 'reasoning-end', id, providerMetadata });
  }
}

function tellContent(tools: Tools, name: string) {
  const tell = createTell(tools, name);
  return (part: ContentV2): ContentV2[] =>
    part.type === 'tool-call' || part.type === 'tool-result' ? tell.part(part) : [part];
}

type CallV2 = Extract<ContentV2, { type: 'tool-call' }>;
type Carrier = { type: 'reasoning'; text: string; providerMetadata: ProviderMetadata };

const carrier = (providerMetadata: ProviderMetadata): Carrier => ({ type: 'reasoning', text: '', providerMetadata });

function createTell(tools: Tools, name: string) {
  const calls = nameHostedCalls(tools, name);
  return {
    isUnseen: calls.isUnseen,
    input(part: InputStartV2): InputStartV2[] {
      const told = calls.start(part);
      return told === undefined ? [] : [told];
    },
    /**
     * ai@5 brings a result back without its metadata. What that holds, the item as it came, travels behind the result as
     * a custom part does: in an empty reasoning part, as all does that has no call to be seen.
     */
    part(part: CallV2 | ToolResultV2): Array<CallV2 | ToolResultV2 | Carrier> {
      const told = part.type === 'tool-call' ? calls.call(part) : calls.result(part);
      if (told === undefined) {
        const unseen = calls.carried(part);
        return unseen === undefined ? [] : [carrier(unseen)];
      }
      const { providerMetadata, ...result } = told;
      if (result.type === 'tool-call' || providerMetadata === undefined) return [told];
      return [result, carrier(carry(result.toolCallId, providerMetadata))];
    },
  };
}

type UsageV2 = ReturnType<typeof downgradeUsage>;

function downgradeUsage({ inputTokens, outputTokens }: Usage) {
  const { total: input, cacheRead } = inputTokens;
  const { total: output, reasoning } = outputTokens;
  const total = input === undefined || output === undefined ? undefined : input + output;
  return {
    inputTokens: input,
    outputTokens: output,
    totalTokens: total,
    reasoningTokens: reasoning,
    cachedInputTokens: cacheRead,
  };
}

export type WarningV2 = ReturnType<typeof downgradeWarning>;

export function downgradeWarning(warning: Warning) {
  if (warning.type === 'other') return warning;
  return { type: 'unsupported-setting' as const, setting: warning.feature, details: warning.details };
}

// ── call: v2 → v3 ────────────────────────────────────────────────────────────────────────────

export function upgradeCall(options: LanguageModelV2CallOptions, name: string): CallOptions {
  const tools = options.tools?.map(tool => (tool.type === 'function' ? tool : { ...tool, type: 'provider' as const }));
  const prompt = options.prompt.map(message => upgradeMessage(message, name));
  return v3.upgradeCall({ ...options, tools, prompt });
}

type MessageV2 = LanguageModelV2Prompt[number];
type MessageV3 = LanguageModelV3Prompt[number];
type MessagePartV2 = Exclude<MessageV2['content'], string>[number];
type MessagePartV3 = Exclude<MessageV3['content'], string>[number];

/** Most messages are the same in both versions, and a long history is not copied for the few that are not. */
function upgradeMessage(given: MessageV2, name: string): MessageV3 {
  const message = given.role === 'assistant' ? { ...given, content: putBack(given.content) } : given;
  const { role, content, providerOptions } = message;
  // Without such a part the versions differ only in names of types, and each role keeps the parts that it had.
  if (role !== 'tool' && role !== 'assistant') return message;
  if (!content.some(isChanged)) return message as MessageV3;
  return { role, content: content.map(part => upgradePart(part, name)), providerOptions } as MessageV3;
}

/** The content of a tool result has other names, and an approval has parts of its own. */
function isChanged(part: MessagePartV2): boolean {
  return isApproval(part) || (part.type === 'tool-result' && part.output.type === 'content');
}

function upgradePart(part: MessagePartV2, name: string): MessagePartV3 {
  if (part.type !== 'tool-call' && part.type !== 'tool-result') return part;
  if (isApproval(part)) return upgradeApproval(part, name);
  if (part.type === 'tool-call') return part;
  const { output } = part;
  if (output.type !== 'content') return { ...part, output };
  const value = output.value.map(entry => (entry.type === 'media' ? { ...entry, type: 'file-data' as const } : entry));
  return { ...part, output: { type: 'content', value } };
}
