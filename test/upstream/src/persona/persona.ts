import { asObject, asString } from '../json.ts';
import { modelTraits } from '../models.ts';
import type { Item, JsonObject, OutputItemSpec, Turn } from '../types.ts';
import { answerText, isSmallTalk } from './answers.ts';
import { callableTools, callsFor } from './calls.ts';
import { readConversation, type Conversation } from './conversation.ts';
import { listed, shortened } from './words.ts';

/**
 * Answers as a small Codex-like assistant: it thinks, calls the tools that fit the question, and puts
 * their results into words. The same conversation gets the same answer.
 */
export function answerAsPersona(request: JsonObject, items: readonly Item[]): Turn {
  const conversation = readConversation(items);
  if (wantsTools(request, conversation)) {
    const calls = callsFor(request, conversation.question);
    return { output: [...thoughts(request, planning(conversation, calls)), ...calls] };
  }
  const text = answerText(request, conversation);
  const limit = Number(request['max_output_tokens'] ?? Infinity) * 4;
  const output = [...thoughts(request, concluding(conversation)), message(request, text.slice(0, limit))];
  return text.length > limit ? { output, status: 'incomplete' } : { output };
}

function wantsTools(request: JsonObject, { question, results }: Conversation): boolean {
  if (results.length > 0 || callableTools(request).length === 0) return false;
  const forced = request['tool_choice'] !== undefined && request['tool_choice'] !== 'auto';
  return forced || (question !== '' && !isSmallTalk(question));
}

/** Only a model that reasons does, and only a request that asks for a summary gets one. */
function thoughts(request: JsonObject, summary: readonly string[]): OutputItemSpec[] {
  const { family, defaultEffort } = modelTraits(asString(request['model']) ?? '');
  const asked = asObject(request['reasoning']);
  if (family !== 'reasoning' || (asked['effort'] ?? defaultEffort) === 'none') return [];
  return [{ type: 'reasoning', summary: (asked['summary'] ?? null) === null ? [] : summary }];
}

function planning({ question }: Conversation, calls: readonly OutputItemSpec[]): string[] {
  const names = listed([...new Set(calls.map(call => `\`${String((call as JsonObject)['name'])}\``))]);
  const first = `**Understanding the request**\n\nThe user says “${shortened(question, 80)}”, and ${names} can help with that.`;
  const second = `**Preparing ${calls.length} calls**\n\nThe calls do not depend on each other, so they can run side by side.`;
  return calls.length > 1 ? [first, second] : [first];
}

function concluding({ question, results }: Conversation): string[] {
  if (results.length === 0) return [`**Answering directly**\n\nNo tool is needed for “${shortened(question, 80)}”.`];
  const names = listed([...new Set(results.map(({ name }) => `\`${name}\``))]);
  return [`**Putting the results together**\n\n${names} answered; now to say it in plain words.`];
}

function message(request: JsonObject, text: string): OutputItemSpec {
  const { family } = modelTraits(asString(request['model']) ?? '');
  return family === 'reasoning' ? { type: 'message', text, phase: 'final_answer' } : { type: 'message', text };
}
