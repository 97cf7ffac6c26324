/** What a turn says, in the words in which the majors and the mocks tell of it. */
import type { OutputItem, Turn } from '@responses-bridge/scenarios';

interface TextPart {
  readonly text?: string;
  readonly refusal?: string;
}

/** The text of a turn's messages, one behind the other, with this between two. */
export const textOf = ({ output }: Turn, between = ''): string =>
  output
    .filter(({ type }) => type === 'message')
    .map(textOfMessage)
    .join(between);

function textOfMessage({ text, refusal, content }: OutputItem): string {
  // The scenarios write parts in the shape they have on the wire.
  const parts = (content as readonly TextPart[] | undefined) ?? [{ text, refusal } as TextPart];
  return parts.map(part => part.text ?? part.refusal ?? '').join('');
}

/** The texts of a turn's reasoning, summaries or the thoughts themselves. */
export const reasoningOf = ({ output }: Turn): string[] =>
  output.flatMap(({ type, summary, content }) =>
    // The scenarios write reasoning as lists of texts.
    type === 'reasoning'
      ? ([summary, content] as ReadonlyArray<string[] | undefined>).flatMap(texts => texts ?? [])
      : [],
  );

/** A call that the caller runs, and its input as it is written. */
export interface Call {
  readonly name: string;
  readonly written: string;
  /** Its input is plain text. */
  readonly custom: boolean;
}

/** The calls of a turn that the caller runs. */
export const callsOf = ({ output }: Turn): Call[] =>
  output
    .filter(({ type }) => type === 'function_call' || type === 'custom_tool_call')
    .map(({ type, name, arguments: args, input }) => ({
      name: String(name),
      written: String(args ?? input),
      custom: type === 'custom_tool_call',
    }));

/** What turns say beside these types of items and endings; no turns at all say nothing. */
export function beyond(words: readonly string[], turns: readonly Turn[]): string | undefined {
  const said = turns.length === 0 ? ['nothing'] : turns.flatMap(saidIn);
  return said.find(word => word !== 'completed' && !words.includes(word));
}

const saidIn = ({ output, status = 'completed', incompleteReason }: Turn): string[] => [
  ...output.map(({ type, refusal }) => (refusal === undefined ? type : 'refusal')),
  ...(output.filter(({ type }) => type === 'message').length > 1 ? ['a second message'] : []),
  status,
  ...(incompleteReason === 'content_filter' ? [incompleteReason] : []),
];

/** @throws Error where turns say more than these words. */
export function expectWords(words: readonly string[], turns: readonly Turn[]): void {
  const word = beyond(words, turns);
  if (word !== undefined) throw new Error(`It has no word for ${word}.`);
}
