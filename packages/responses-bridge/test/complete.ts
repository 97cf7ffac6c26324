import { providerTool } from '../src/items/index.ts';
import type { Prompt, ReplayPart } from '../src/spec.ts';
import type { InputItem } from '../src/wire/request.ts';

type Call = Extract<ReplayPart, { type: 'tool-call' }>;
type Result = Extract<ReplayPart, { type: 'tool-result' }>;

/** What an answer and the results of its calls lack of each other: with it, nothing about them has to be repaired. */
export function complete(answer: readonly ReplayPart[], results: readonly ReplayPart[]) {
  const calls = answer.filter(isCall).filter(call => call.providerExecuted !== true || isApart(call));
  const own = results.filter(isResult);
  const hosted = answer.filter(isResult).filter(isApart);
  const lackResult = calls.filter(lacks([...own, ...hosted]));
  const lackCall = [...own, ...hosted].filter(lacks(answer.filter(isCall)));
  const before = lackCall.map(part => toCall(part, hosted.includes(part)));
  const hostedAfter = lackResult.filter(isHosted).map(toResult);
  const after = lackResult.filter(call => !isHosted(call)).map(toResult);
  return {
    ...asItIs([...before, ...answer, ...hostedAfter], [...results, ...after]),
    /** The input without what was added. */
    strip: (input: readonly InputItem[]): InputItem[] =>
      input.filter(item => lacks(isOutput(item) ? lackResult : lackCall)({ toolCallId: String(item['call_id']) })),
  };
}

/** An answer and the results of its calls, with nothing added. */
export function asItIs(answer: readonly ReplayPart[], results: readonly ReplayPart[]) {
  // Each role is given only the parts that it has.
  const prompt = [
    { role: 'assistant', content: answer },
    { role: 'tool', content: results },
  ] as Prompt;
  return {
    prompt: prompt.filter(({ content }) => content.length > 0),
    strip: (input: readonly InputItem[]): InputItem[] => [...input],
  };
}

const isCall = (part: ReplayPart): part is Call => part.type === 'tool-call';
const isResult = (part: ReplayPart): part is Result => part.type === 'tool-result';
const isHosted = ({ providerExecuted }: Call): boolean => providerExecuted === true;
const isOutput = ({ type }: InputItem): boolean => type?.endsWith('_output') === true;

/** Whether the provider answers calls of a tool with items of their own, which name their calls. */
const isApart = ({ toolName }: Call | Result): boolean =>
  providerTool(`openai.${toolName}`)?.kind.answeredApart === true;

const lacks =
  (others: readonly { toolCallId: string }[]) =>
  ({ toolCallId }: { toolCallId: string }): boolean =>
    others.every(other => other.toolCallId !== toolCallId);

const toCall = ({ toolCallId, toolName }: Result, providerExecuted: boolean): Call => ({
  type: 'tool-call',
  toolCallId,
  toolName,
  input: {},
  providerExecuted,
});

/** A result that every kind of call takes. */
const toResult = ({ toolCallId, toolName }: Call): Result => ({
  type: 'tool-result',
  toolCallId,
  toolName,
  output: { type: 'json', value: { output: { imageUrl: 'https://pictures.test/1' }, tools: [] } },
});
