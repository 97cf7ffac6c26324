import type { LanguageModelV1StreamPart } from 'provider-v1';
import { expect, test } from 'vitest';
import { createStepReader } from './read-step.ts';
import { createStepWriter } from './write-step.ts';

const call = (toolCallId: string) => ({ type: 'tool-call' as const, toolCallId, toolName: 'program', input: '{}' });
const hosted = { ...call('call_program'), providerExecuted: true };
const answer = {
  type: 'tool-result' as const,
  toolCallId: 'call_program',
  toolName: 'program',
  result: { result: 'a' },
  providerExecuted: true as const,
};

/** The types and ids of a step that was written, brought back and read. */
function replay(write: (step: ReturnType<typeof createStepWriter>) => void, calls: readonly string[]) {
  const parts: LanguageModelV1StreamPart[] = [];
  write(createStepWriter('openai', part => void parts.push(part)));
  const records = parts.filter(part => part.type === 'redacted-reasoning');
  const own = calls.map(toolCallId => ({ type: 'tool-call' as const, toolCallId, toolName: 'weather', args: {} }));
  const read = createStepReader().assistantMessage([...records, ...own]);
  return read.map(part => `${part.type} ${'toolCallId' in part ? part.toolCallId : ''}`);
}

test('a call of the provider that is answered in its step is recorded with its answer', () => {
  expect(
    replay(step => {
      step.hostedCall(hosted);
      step.hostedResult(answer);
      step.settle();
    }, []),
  ).toEqual(['tool-call call_program', 'tool-result call_program']);
});

test('one that waits for calls of the caller stands before them, and its answer in the step that brings it', () => {
  expect(
    replay(
      step => {
        step.hostedCall(hosted);
        step.call(call('call_1'));
        step.call(call('call_2'));
        step.settle();
      },
      ['call_1', 'call_2'],
    ),
  ).toEqual(['tool-call call_program', 'tool-call call_1', 'tool-call call_2']);
  expect(replay(step => step.hostedResult(answer), [])).toEqual(['tool-result call_program']);
});

test('one that nothing answers is recorded where it stood, when its step ends', () => {
  expect(
    replay(
      step => {
        step.call(call('call_1'));
        step.hostedCall(hosted);
        step.settle();
      },
      ['call_1'],
    ),
  ).toEqual(['tool-call call_1', 'tool-call call_program']);
});
