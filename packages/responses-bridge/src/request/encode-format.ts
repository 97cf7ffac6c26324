import type { ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, Warning } from '../spec.ts';
import type { WireFormat, WireRequest } from '../wire/request.ts';
import type { Undo } from '../strict/index.ts';
import { holdStrictly } from './hold-strictly.ts';

/** The response format and verbosity → `text`, and what to undo in what is said in that format. */
export function encodeText(
  format: CallOptions['responseFormat'],
  { textFormat, textVerbosity, strictJsonSchema }: ResponsesProviderOptions,
  warn: (warning: Warning) => void,
): { text?: WireRequest['text']; undo?: Undo | undefined } {
  if (textFormat !== undefined) return { text: { format: textFormat, verbosity: textVerbosity } };
  const { encoded, undo } = encodeFormat();
  if (encoded === undefined && textVerbosity === undefined) return {};
  return { text: { format: encoded, verbosity: textVerbosity }, undo };

  function encodeFormat(): { encoded?: WireFormat; undo?: Undo | undefined } {
    if (format?.type !== 'json') return {};
    if (format.schema === undefined) return { encoded: { type: 'json_object' } };
    const { description } = format;
    const feature = 'responseFormat.schema';
    const { undo: members, ...held } = holdStrictly(format.schema, { strict: strictJsonSchema, feature, warn });
    return { encoded: { type: 'json_schema', name: toSchemaName(format.name), description, ...held }, undo: members };
  }
}

/** `name` takes 1 to 64 of `a-zA-Z0-9_-`. */
function toSchemaName(name = 'response'): string {
  return name.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || 'response';
}
