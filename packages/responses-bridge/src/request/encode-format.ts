import type { ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, Warning } from '../spec.ts';
import type { WireFormat, WireRequest } from '../wire/request.ts';
import { whyNotStrict } from './strict-schema.ts';

/** The response format and verbosity → `text`. */
export function encodeText(
  format: CallOptions['responseFormat'],
  { textFormat, textVerbosity, strictJsonSchema }: ResponsesProviderOptions,
  warn: (warning: Warning) => void,
): WireRequest['text'] {
  const encoded = textFormat ?? encodeFormat();
  return encoded === undefined && textVerbosity === undefined
    ? undefined
    : { format: encoded, verbosity: textVerbosity };

  function encodeFormat(): WireFormat | undefined {
    if (format?.type !== 'json') return undefined;
    if (format.schema === undefined) return { type: 'json_object' };
    const { schema, description } = format;
    return { type: 'json_schema', name: toSchemaName(format.name), description, schema, strict: isStrict(schema) };
  }

  function isStrict(schema: unknown): boolean {
    if (strictJsonSchema !== undefined) return strictJsonSchema;
    const reason = whyNotStrict(schema);
    if (reason === undefined) return true;
    warn({
      type: 'compatibility',
      feature: 'responseFormat.schema',
      details: `The schema is sent with strict: false, because ${reason}. The option strictJsonSchema overrides this.`,
    });
    return false;
  }
}

/** `name` takes 1 to 64 of `a-zA-Z0-9_-`. */
function toSchemaName(name = 'response'): string {
  return name.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || 'response';
}
