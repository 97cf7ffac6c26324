/** The call: v1 → v2. */
import type { LanguageModelV1CallOptions, LanguageModelV1Prompt } from 'provider-v1';
import type { LanguageModelV2CallOptions, LanguageModelV2Prompt } from 'provider-v2';
import { createStepReader } from './read-step.ts';
import { readCallRecord, type CallRecord } from './record.ts';
import { upgradeResult, upgradeToolCall, upgradeUserPart } from './upgrade-part.ts';

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

function upgradePrompt(prompt: LanguageModelV1Prompt): LanguageModelV2Prompt {
  const recorded = readCallRecords(prompt);
  const step = createStepReader(part => {
    const call = upgradeToolCall(part);
    const providerOptions = recorded.get(part.toolCallId);
    return providerOptions === undefined
      ? call
      : { ...call, providerOptions: { ...providerOptions, ...call.providerOptions } };
  });
  return prompt.map((message): LanguageModelV2Prompt[number] => {
    const { role, providerMetadata: providerOptions } = message;
    switch (role) {
      case 'system':
        return { role, content: message.content, providerOptions };
      case 'user':
        step.userMessage();
        return { role, content: message.content.map(upgradeUserPart), providerOptions };
      case 'assistant':
        return { role, content: step.assistantMessage(message.content), providerOptions };
      case 'tool':
        return { role, content: message.content.map(upgradeResult), providerOptions };
    }
  });
}

/** What the calls of a prompt go back with, by their ids. */
function readCallRecords(prompt: LanguageModelV1Prompt): Map<string, CallRecord['providerOptions']> {
  const recorded = new Map<string, CallRecord['providerOptions']>();
  for (const { role, content } of prompt) {
    if (role !== 'assistant') continue;
    for (const part of content) {
      const record = part.type === 'redacted-reasoning' ? readCallRecord(part.data) : undefined;
      if (record !== undefined) recorded.set(record.call, record.providerOptions);
    }
  }
  return recorded;
}
