import type { ReplayPart } from '../spec.ts';
import type { InputContent } from '../wire/request.ts';
import { toInputFile, withMark } from './input-file.ts';
import type { EncodeContext } from './item.ts';

type ToolResult = Pick<Extract<ReplayPart, { type: 'tool-result' }>, 'output' | 'toolName' | 'providerOptions'>;
type ResultOutput = ToolResult['output'];

/** What a tool gave back: a string, or parts where it is more than text. */
export type ToolOutput = string | InputContent[];

/** A tool's result as the wire wants it. Strict servers take a list only where some part is no text. */
export function toOutput(result: ToolResult, context: EncodeContext): ToolOutput {
  const { output } = result;
  if (output.type === 'content') return toContent(output.value, context);
  const text = toText(output, result.toolName, context);
  // What the output itself says comes before what its part does.
  const marked = [result, output].reduce<InputContent>(
    (content, { providerOptions }) => withMark(content, providerOptions, context),
    { type: 'input_text', text },
  );
  return marked.prompt_cache_breakpoint === undefined ? text : [marked];
}

function toText(
  output: Exclude<ResultOutput, { type: 'content' }>,
  toolName: string,
  context: Pick<EncodeContext, 'hasOutputSchema'>,
): string {
  // A tool whose results have a schema gives JSON, also where it gives a text.
  const say = (text: string) => (context.hasOutputSchema(toolName) ? JSON.stringify(text) : text);
  switch (output.type) {
    case 'text':
    case 'error-text':
      return say(output.value);
    case 'json':
    case 'error-json':
      return JSON.stringify(output.value);
    case 'execution-denied':
      return say(output.reason ?? 'Tool call execution denied.');
  }
}

function toContent(value: Extract<ResultOutput, { type: 'content' }>['value'], context: EncodeContext): ToolOutput {
  const content = value.flatMap((part, index): InputContent[] => {
    switch (part.type) {
      case 'text':
        return [withMark({ type: 'input_text', text: part.text }, part.providerOptions, context)];
      case 'file':
        return [toInputFile(part, index, context)];
      case 'custom':
        context.warn({ type: 'unsupported', feature: 'custom content in a tool result', details: 'It is left out.' });
        return [];
    }
  });
  const [first] = content;
  if (first === undefined) return '';
  const plain = content.length === 1 && first.type === 'input_text' && first.prompt_cache_breakpoint === undefined;
  return plain ? first.text : content;
}
