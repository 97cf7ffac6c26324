import type { ReplayPart } from '../spec.ts';
import type { InputContent } from '../wire/request.ts';
import { toInputFile } from './input-file.ts';
import type { EncodeContext } from './item.ts';

type ResultOutput = Extract<ReplayPart, { type: 'tool-result' }>['output'];

/** What a tool gave back: a string, or parts where it is more than text. */
export type ToolOutput = string | InputContent[];

/** A tool's result as the wire wants it. Strict servers take a list only where some part is no text. */
export function toOutput(output: ResultOutput, context: EncodeContext): ToolOutput {
  switch (output.type) {
    case 'text':
    case 'error-text':
      return output.value;
    case 'json':
    case 'error-json':
      return JSON.stringify(output.value);
    case 'execution-denied':
      return output.reason ?? 'Tool call execution denied.';
    case 'content':
      return toContent(output.value, context);
  }
}

function toContent(value: Extract<ResultOutput, { type: 'content' }>['value'], context: EncodeContext): ToolOutput {
  const content = value.flatMap((part): InputContent[] => {
    switch (part.type) {
      case 'text':
        return [{ type: 'input_text', text: part.text }];
      case 'file':
        return [toInputFile(part, context)];
      case 'custom':
        context.warn({ type: 'unsupported', feature: 'custom content in a tool result', details: 'It is left out.' });
        return [];
    }
  });
  const [first] = content;
  if (first === undefined) return '';
  return content.length === 1 && first.type === 'input_text' ? first.text : content;
}
