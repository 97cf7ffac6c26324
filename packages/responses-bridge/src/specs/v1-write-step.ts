import type { LanguageModelV1StreamPart } from 'provider-v1';
import type { ProviderMetadata } from '../spec.ts';
import type { Put } from './stream.ts';
import { betweenMessages, signature, writeRecord, type AssistantPartV2 } from './v1-record.ts';
import type { PartV2 } from './v2.ts';

type PartOf<Type extends PartV2['type']> = Extract<PartV2, { type: Type }>;

interface ShownReasoning {
  itemId: unknown;
  blocks: Array<{ text: string; providerMetadata: ProviderMetadata | undefined }>;
  shown: boolean;
}

/**
 * Writes the text, the reasoning and the provider's own calls of one step as v1 parts: what is to be seen as it comes,
 * and a record of each thing that v1 cannot carry as soon as it is whole.
 */
export function createStepWriter(name: string, next: Put<LanguageModelV1StreamPart>) {
  let after: string | null = null;
  let at = 0;
  let reasoning: ShownReasoning | undefined;
  let text = { start: 0, began: false };
  const hostedCalls = new Map<string, AssistantPartV2>();

  const own = (metadata: ProviderMetadata | undefined) => metadata?.[name] ?? {};
  const record = (parts: AssistantPartV2[]) => next({ type: 'redacted-reasoning', data: writeRecord({ after, at, parts }) });

  /** A reasoning item is whole when something else begins. A signature without text before it makes ai@4 throw. */
  function endReasoning(): void {
    if (reasoning === undefined) return;
    const { blocks, shown } = reasoning;
    reasoning = undefined;
    if (shown) next({ type: 'reasoning-signature', signature });
    record(blocks.map(block => ({ type: 'reasoning', text: block.text, providerOptions: block.providerMetadata })));
  }

  return {
    endReasoning,

    reasoningStart({ providerMetadata }: PartOf<'reasoning-start'>): void {
      const { itemId } = own(providerMetadata);
      if (itemId === undefined || reasoning?.itemId !== itemId) endReasoning();
      reasoning ??= { itemId, blocks: [], shown: false };
      reasoning.blocks.push({ text: '', providerMetadata });
    },
    reasoningDelta({ delta }: PartOf<'reasoning-delta'>): void {
      const block = reasoning?.blocks.at(-1);
      if (reasoning === undefined || block === undefined || delta === '') return;
      const separated = block.text === '' && reasoning.shown;
      next({ type: 'reasoning', textDelta: separated ? betweenMessages + delta : delta });
      reasoning.shown = true;
      block.text += delta;
    },
    reasoningEnd({ providerMetadata }: PartOf<'reasoning-end'>): void {
      const block = reasoning?.blocks.at(-1);
      if (block !== undefined) block.providerMetadata = providerMetadata ?? block.providerMetadata;
    },

    textStart(): void {
      endReasoning();
      text = { start: at, began: false };
    },
    textDelta({ delta }: PartOf<'text-delta'>): void {
      if (!text.began) {
        if (at > 0) next({ type: 'text-delta', textDelta: betweenMessages });
        if (at > 0) at += betweenMessages.length;
        text = { start: at, began: true };
      }
      next({ type: 'text-delta', textDelta: delta });
      at += delta.length;
    },
    /** A first message without a phase needs no record: it is the text that no record tells of. */
    textEnd({ providerMetadata }: PartOf<'text-end'>): void {
      const { start, began } = text;
      if (!began || (own(providerMetadata).phase === undefined && start === 0 && after === null)) return;
      const data = writeRecord({ after, at: start, length: at - start, providerOptions: providerMetadata });
      next({ type: 'redacted-reasoning', data });
    },

    call(toolCallId: string): void {
      endReasoning();
      after = toolCallId;
    },
    /** v1 would run a call that it sees, so one that the provider ran is only recorded, with its result. */
    hostedCall({ toolCallId, toolName, input, providerMetadata: providerOptions }: PartOf<'tool-call'>): void {
      endReasoning();
      hostedCalls.set(toolCallId, { type: 'tool-call', toolCallId, toolName, input, providerExecuted: true, providerOptions });
    },
    hostedResult({ toolCallId, toolName, result, providerMetadata: providerOptions }: PartOf<'tool-result'>): void {
      endReasoning();
      const call = hostedCalls.get(toolCallId);
      const output = { type: 'json' as const, value: result };
      record([...(call ? [call] : []), { type: 'tool-result', toolCallId, toolName, output, providerOptions }]);
    },
  };
}
