import { asObject, isObject } from '../json.ts';
import type { JsonObject } from '../types.ts';
import type { Conversation, ToolResult } from './conversation.ts';
import { valueFor } from './schema-value.ts';
import { listed, shortened } from './words.ts';

/** The text of the final answer; JSON when the request's format asks for it. */
export function answerText(request: JsonObject, conversation: Conversation): string {
  const format = asObject(asObject(request['text'])['format']);
  const words = conversation.results.length > 0 ? fromResults(conversation) : plainly(conversation);
  if (format['type'] === 'json_schema') {
    const told = conversation.results.map(({ output }) => output).join(' ');
    return JSON.stringify(valueFor(format['schema'], `${conversation.question} ${told}`.trim()));
  }
  return format['type'] === 'json_object' ? JSON.stringify({ answer: words }) : words;
}

function fromResults({ question, results }: Conversation): string {
  if (results.length === 1 && results[0] !== undefined) return `According to ${resultLine(results[0])}.`;
  const lines = results.map(result => `- ${resultLine(result)}`).join('\n');
  return `Here is what I found for “${shortened(question, 80)}”:\n\n${lines}\n\nThat is what ${listed([...new Set(results.map(({ name }) => `\`${name}\``))])} gave me.`;
}

function resultLine({ name, input, output }: ToolResult): string {
  const about = summaryOf(parsed(input));
  return `\`${name}\`${about === '' ? '' : ` (${shortened(about, 60)})`}: ${shortened(summaryOf(parsed(output)) || 'done', 240)}`;
}

/** A JSON value in words: `temperature 7, sky cloudy`. */
function summaryOf(value: unknown): string {
  if (Array.isArray(value)) return listed(value.map(summaryOf));
  if (!isObject(value)) return String(value ?? '').replace(/\.$/, '');
  const entries = Object.entries(value).filter(([, each]) => each !== null);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only !== undefined) return summaryOf(only[1]);
  return entries.map(([key, each]) => `${key.replaceAll('_', ' ')} ${summaryOf(each)}`).join(', ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface Reply {
  readonly to: RegExp;
  words(conversation: Conversation, match: RegExpExecArray): string;
}

const replies: readonly Reply[] = [
  {
    to: /what did i (ask|say)|my (first|last|previous|earlier) (question|message)/i,
    words: ({ earlier }) =>
      earlier.length === 0
        ? 'This is your first message.'
        : `You said before: ${listed(earlier.map(text => `“${shortened(text, 80)}”`))}.`,
  },
  { to: /^\s*(hi|hello|hey|good (morning|evening)|moin)\b/i, words: () => 'Hello! What can I do for you?' },
  { to: /\b(thanks|thank you|thx)\b/i, words: () => 'You’re welcome!' },
  {
    to: /(-?\d+(?:\.\d+)?)\s*([-+*/×])\s*(-?\d+(?:\.\d+)?)/,
    words: (_conversation, [all, one, sign, other]) => `${all} = ${compute(Number(one), sign ?? '+', Number(other))}`,
  },
];

/** Whether a message is small talk, for which no tool is needed. */
export function isSmallTalk(question: string): boolean {
  return question.length < 40 && replies.slice(1, 3).some(({ to }) => to.test(question));
}

function plainly(conversation: Conversation): string {
  for (const { to, words } of replies) {
    const match = to.exec(conversation.question);
    if (match !== null) return words(conversation, match);
  }
  const question = shortened(conversation.question, 120);
  if (question === '') return 'I am ready when you are.';
  return `You asked: “${question}” I am the small assistant built into this demo, so I can only say that your words arrived, and came back to you piece by piece. With a real endpoint, a Codex model would answer here.`;
}

function compute(one: number, sign: string, other: number): number {
  const results: Readonly<Record<string, number>> = { '+': one + other, '-': one - other, '/': one / other };
  return results[sign] ?? one * other;
}
