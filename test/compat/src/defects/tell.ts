import type { LanguageModelV4Content, LanguageModelV4StreamPart } from '@ai-sdk/provider';

/** A part of a stream or a piece of content. */
export type Part = LanguageModelV4StreamPart | LanguageModelV4Content;

/** What parts say, in lines: the same ones for a whole answer and for a streamed one. */
export function tell(parts: readonly Part[]): string[] {
  const texts = new Map<string, number>();
  const lines: string[] = [];
  for (const part of parts) {
    if (part.type === 'text-start' || part.type === 'reasoning-start' || part.type === 'tool-input-start') {
      texts.set(part.id, lines.push(`${part.type.replace(/^tool-|-start$/g, '')} `) - 1);
    } else if (part.type === 'text-delta' || part.type === 'reasoning-delta' || part.type === 'tool-input-delta') {
      lines[texts.get(part.id) ?? lines.length] += part.delta;
    } else {
      const line = tellWhole(part);
      if (line !== undefined) lines.push(line);
    }
  }
  return lines;
}

function tellWhole(part: Part): string | undefined {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return `${part.type} ${part.text}`;
    case 'tool-call':
      return `call ${part.toolName} ${part.input}`;
    case 'tool-result':
      return `result ${part.toolName} ${JSON.stringify(part.result)}`;
    case 'source':
      return `source ${part.sourceType === 'url' ? part.url : part.title}`;
    case 'tool-approval-request':
      return `approval ${part.approvalId} of ${part.toolCallId}`;
    case 'custom':
      return `custom ${part.kind}`;
    case 'error':
      return tellError(part.error);
    case 'finish':
      return `finish ${part.finishReason.unified}`;
    default:
      return undefined;
  }
}

/** A failure by its code, and by the words of it that the endpoint chose or that say what to do. */
export function tellError(error: unknown): string {
  if (!(error instanceof Error)) return `error ${JSON.stringify(error)}`;
  return `error ${'code' in error ? String(error.code) : error.name}: ${error.message}`;
}
