import type { Content, Prompt, ReplayPart } from '../spec.ts';

/** An answer as the caller's history has it. */
export function toHistory(content: readonly Content[]): Prompt[number] {
  // Of a result, only parts that an answer may have become parts of it.
  const parts = content.flatMap(toReplayPart) as Extract<Prompt[number], { role: 'assistant' }>['content'];
  return { role: 'assistant', content: parts };
}

/** What ai@5 and later make of a part of a result when it goes back as history. */
export function toReplayPart(part: Content): ReplayPart[] {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'custom': {
      const { providerMetadata: providerOptions, ...rest } = part;
      return [{ ...rest, providerOptions }];
    }
    case 'tool-call': {
      const { toolCallId, toolName, providerExecuted, providerMetadata: providerOptions } = part;
      const input = readInput(part.input);
      return [{ type: 'tool-call', toolCallId, toolName, input, providerExecuted, providerOptions }];
    }
    case 'tool-result': {
      const { toolCallId, toolName, result, providerMetadata: providerOptions } = part;
      return [{ type: 'tool-result', toolCallId, toolName, output: { type: 'json', value: result }, providerOptions }];
    }
    default:
      return [];
  }
}

/** Arguments that are no JSON stay the text that they are. */
function readInput(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
