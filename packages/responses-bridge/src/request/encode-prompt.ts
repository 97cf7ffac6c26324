import { toInputFile, withMark } from '../items/input-file.ts';
import type { Prompt } from '../spec.ts';
import type { InputContent, InputItem } from '../wire/request.ts';
import { encodeReplay, type ReplayContext } from './encode-replay.ts';
import { encodeSystem, type SystemContext } from './encode-system.ts';

export interface PromptContext extends Omit<ReplayContext, 'told' | 'inAnswer'>, SystemContext {}

/** Prompt → input items, each in its place. */
export function encodePrompt(prompt: Prompt, context: PromptContext): InputItem[] {
  const items: InputItem[] = [];
  const ofAnswers: ReplayContext = { ...context, told: new Map(), inAnswer: true };
  const ofTools: ReplayContext = { ...ofAnswers, inAnswer: false };
  for (const message of joinAnswers(prompt)) {
    switch (message.role) {
      case 'system':
        items.push(...encodeSystem(message, context));
        break;
      case 'user':
        encodeUser(message.content, items, context);
        break;
      case 'assistant':
        encodeReplay(message, items, ofAnswers);
        break;
      case 'tool':
        encodeReplay(message, items, ofTools);
    }
  }
  return items;
}

/** Some callers make a message of every part of an answer, and the parts of one item belong together. */
function* joinAnswers(prompt: Prompt): Iterable<Prompt[number]> {
  let answer: Extract<Prompt[number], { role: 'assistant' }> | undefined;
  for (const message of prompt) {
    if (message.role === 'assistant') {
      answer = answer === undefined ? message : { ...message, content: [...answer.content, ...message.content] };
      continue;
    }
    if (answer !== undefined) yield answer;
    answer = undefined;
    yield message;
  }
  if (answer !== undefined) yield answer;
}

type UserPart = Extract<Prompt[number], { role: 'user' }>['content'][number];

/** Without parts there is nothing to say, and an empty message is refused. */
function encodeUser(parts: UserPart[], items: InputItem[], context: PromptContext): void {
  const content: InputContent[] = [];
  for (const part of parts) {
    if (part.type === 'file') content.push(toInputFile(part, parts.indexOf(part), context));
    else if (part.text !== '') {
      content.push(withMark({ type: 'input_text', text: part.text }, part.providerOptions, context));
    }
  }
  if (content.length > 0) items.push({ role: 'user', content });
}
