import type { Content } from '../spec.ts';
import { undoText } from './filter.ts';
import type { Undoing } from './undo-parts.ts';

/** A whole answer as `undoParts` gives it. */
export function undoContent(content: readonly Content[], { output, tools }: Undoing): Content[] {
  return content.map(part => {
    if (part.type === 'text' && output !== undefined) return { ...part, text: undoText(part.text, output) };
    if (part.type !== 'tool-call' || part.providerExecuted) return part;
    const undo = tools.get(part.toolName);
    return undo === undefined ? part : { ...part, input: undoText(part.input, undo) };
  });
}
