import type { LanguageModelV1StreamPart } from 'provider-v1';
import type { Put } from '../stream.ts';
import type { PartV2 } from '../v2.ts';

type PartOf<Type extends PartV2['type']> = Extract<PartV2, { type: Type }>;

/** ai@4's data stream takes only objects as arguments, so the text of a custom tool stands in one: `{ "input": text }`. */
const wrapper = { before: '{"input":"', after: '"}' };

const quote = (text: string) => JSON.stringify(text).slice(1, -1);

/** Writes the input of calls that the caller runs. v1 names the tool in every piece of it. */
export function writeToolInput(next: Put<LanguageModelV1StreamPart>) {
  const started = new Map<string, { toolName: string; text: boolean }>();

  function write(toolCallId: string, argsTextDelta: string): void {
    const { toolName = '' } = started.get(toolCallId) ?? {};
    next({ type: 'tool-call-delta', toolCallType: 'function', toolCallId, toolName, argsTextDelta });
  }

  return {
    start({ id, toolName, providerExecuted, inputEncoding }: PartOf<'tool-input-start'>): void {
      if (providerExecuted) return;
      started.set(id, { toolName, text: inputEncoding === 'text' });
      if (inputEncoding === 'text') write(id, wrapper.before);
    },
    delta({ id, delta }: PartOf<'tool-input-delta'>): void {
      const call = started.get(id);
      if (call !== undefined) write(id, call.text ? quote(delta) : delta);
    },
    end({ id }: PartOf<'tool-input-end'>): void {
      if (started.get(id)?.text) write(id, wrapper.after);
    },
    call({ toolCallId, toolName, input }: PartOf<'tool-call'>): void {
      const args = started.get(toolCallId)?.text ? `{"input":${input}}` : input;
      next({ type: 'tool-call', toolCallType: 'function', toolCallId, toolName, args });
    },
  };
}
