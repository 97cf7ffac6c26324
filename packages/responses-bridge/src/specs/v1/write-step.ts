import type { LanguageModelV1StreamPart } from 'provider-v1';
import type { ProviderMetadata } from '../../spec.ts';
import type { Put } from '../stream.ts';
import { betweenMessages, signature, writeRecord, type AssistantPartV2 } from './record.ts';
import type { PartV2 } from '../v2.ts';

type PartOf<Type extends PartV2['type']> = Extract<PartV2, { type: Type }>;

/** One step of a v1 caller, under way. */
interface Step {
  name: string;
  next: Put<LanguageModelV1StreamPart>;
  /** The call that was made last. */
  after: string | null;
  /** How much text there was. */
  at: number;
}

const own = ({ name }: Step, metadata: ProviderMetadata | undefined) => metadata?.[name] ?? {};

/** Whether a call of a function has to go back with more than its own id and place, or stands for an item that the endpoint keeps. */
function isMoreThanNamed(metadata: Record<string, unknown>): boolean {
  return Object.keys(metadata).some(key => !naming.has(key)) || isKept(metadata);
}

const naming = new Set(['itemId', 'endpoint', 'reasoningId', 'reasoningApart']);

/** What carries the endpoint's id and no tag can be referred to, and says that what stands before it is known. */
const isKept = ({ itemId, endpoint }: Record<string, unknown>) => itemId !== undefined && endpoint === undefined;

function record({ after, at, next }: Step, parts: AssistantPartV2[]): void {
  next({ type: 'redacted-reasoning', data: writeRecord({ after, at, parts }) });
}

/**
 * Writes the text, the reasoning and the provider's own calls of one step as v1 parts: what is to be seen as it comes,
 * and a record of each thing that v1 cannot carry as soon as it is whole.
 */
export function createStepWriter(name: string, next: Put<LanguageModelV1StreamPart>, ownTools?: ReadonlySet<string>) {
  const step: Step = { name, next, after: null, at: 0 };
  const reasoning = writeReasoning(step);
  const text = writeText(step);
  const hosted = writeHostedCalls(step);

  return {
    endReasoning: reasoning.endItem,
    reasoningStart: reasoning.start,
    reasoningDelta: reasoning.delta,
    reasoningEnd: reasoning.end,
    textStart(): void {
      reasoning.endItem();
      text.start();
    },
    textDelta: text.delta,
    textEnd: text.end,
    call({ toolCallId: call, toolName, providerMetadata: providerOptions }: PartOf<'tool-call'>): void {
      reasoning.endItem();
      hosted.recordUnanswered();
      step.after = call;
      const needed = ownTools?.has(toolName) || isMoreThanNamed(own(step, providerOptions));
      if (needed) next({ type: 'redacted-reasoning', data: writeRecord({ call, providerOptions }) });
    },
    hostedCall(part: PartOf<'tool-call'>): void {
      reasoning.endItem();
      hosted.call(part);
    },
    hostedResult: hosted.result,
    /** A call of the caller's begins, or the step ends: what has its place before that is recorded before it. */
    settle(): void {
      reasoning.endItem();
      hosted.recordUnanswered();
    },
  };
}

interface ReasoningBlock {
  text: string;
  providerMetadata: ProviderMetadata | undefined;
  ended: boolean;
}

interface ReasoningItem {
  key: unknown;
  /** Where it began: the end may come late. */
  position: Pick<Step, 'after' | 'at'>;
  blocks: ReasoningBlock[];
  shown: boolean;
  /** Something else began meanwhile. */
  left: boolean;
}

/** Reasoning is shown as it comes. It is recorded when something else begins, or when its last block ends, whichever is later. */
function writeReasoning(step: Step) {
  let current: ReasoningItem | undefined;
  const blocks = new Map<string, { item: ReasoningItem; block: ReasoningBlock }>();

  function recordWhole(item: ReasoningItem): void {
    if (!item.left || !item.blocks.every(block => block.ended)) return;
    const parts = item.blocks.map(({ text, providerMetadata: providerOptions }) => ({
      type: 'reasoning' as const,
      text,
      providerOptions,
    }));
    record({ ...step, ...item.position }, parts);
  }

  /** A signature without text before it makes ai@4 throw. */
  function endItem(): void {
    if (current === undefined) return;
    const item = current;
    current = undefined;
    item.left = true;
    if (item.shown) step.next({ type: 'reasoning-signature', signature });
    recordWhole(item);
  }

  return {
    endItem,
    start({ id, providerMetadata }: PartOf<'reasoning-start'>): void {
      const { itemId, localId } = own(step, providerMetadata);
      const key = localId ?? itemId;
      if (key === undefined || current?.key !== key) endItem();
      const { after, at } = step;
      current ??= { key, position: { after, at }, blocks: [], shown: false, left: false };
      const block = { text: '', providerMetadata, ended: false };
      current.blocks.push(block);
      blocks.set(id, { item: current, block });
    },
    delta({ id, delta }: PartOf<'reasoning-delta'>): void {
      const found = blocks.get(id);
      if (found === undefined) return;
      const { item, block } = found;
      const separated = block.text === '' && item.shown;
      step.next({ type: 'reasoning', textDelta: separated ? betweenMessages + delta : delta });
      item.shown = true;
      block.text += delta;
    },
    end({ id, providerMetadata }: PartOf<'reasoning-end'>): void {
      const found = blocks.get(id);
      if (found === undefined) return;
      found.block.providerMetadata = providerMetadata ?? found.block.providerMetadata;
      found.block.ended = true;
      recordWhole(found.item);
    },
  };
}

/** The messages of a step are one text for ai@4, with an empty line between them. */
function writeText(step: Step) {
  let message = { start: 0, began: false };

  return {
    start(): void {
      message = { start: step.at, began: false };
    },
    delta({ delta }: PartOf<'text-delta'>): void {
      if (!message.began) {
        if (step.at > 0) {
          step.next({ type: 'text-delta', textDelta: betweenMessages });
          step.at += betweenMessages.length;
        }
        message = { start: step.at, began: true };
      }
      step.next({ type: 'text-delta', textDelta: delta });
      step.at += delta.length;
    },
    /** A first message without a phase that nobody keeps needs no record: it is the text that no record tells of. */
    end({ providerMetadata }: PartOf<'text-end'>): void {
      const { start, began } = message;
      const metadata = own(step, providerMetadata);
      const plain = metadata.phase === undefined && !isKept(metadata) && start === 0 && step.after === null;
      if (!began || plain) return;
      const data = writeRecord({
        after: step.after,
        at: start,
        length: step.at - start,
        providerOptions: providerMetadata,
      });
      step.next({ type: 'redacted-reasoning', data });
    },
  };
}

interface HostedCall {
  part: AssistantPartV2;
  /** Where it was made: its result may come late, or in a later step. */
  position: Pick<Step, 'after' | 'at'>;
}

/** v1 would run a call that it sees, so one that the provider ran is only recorded, with its result. */
function writeHostedCalls(step: Step) {
  const calls = new Map<string, HostedCall>();

  return {
    call({ toolCallId, toolName, input, providerMetadata: providerOptions }: PartOf<'tool-call'>): void {
      const { after, at } = step;
      calls.set(toolCallId, {
        part: { type: 'tool-call', toolCallId, toolName, input, providerExecuted: true, providerOptions },
        position: { after, at },
      });
    },
    result({ toolCallId, toolName, result, isError, providerMetadata: providerOptions }: PartOf<'tool-result'>): void {
      const call = calls.get(toolCallId);
      calls.delete(toolCallId);
      const output = { type: isError ? ('error-json' as const) : ('json' as const), value: result };
      const answer: AssistantPartV2 = { type: 'tool-result', toolCallId, toolName, output, providerOptions };
      record(step, [...(call ? [call.part] : []), answer]);
    },
    recordUnanswered(): void {
      for (const { part, position } of calls.values()) record({ ...step, ...position }, [part]);
      calls.clear();
    },
  };
}
