import type { Shape } from '../wire/schema.ts';

/** A schema as Standard Schema has it: the one form whose type names no library, so that others' types take it. */
export interface ToolSchema<T> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    validate(value: unknown): { value: T } | { issues: ReadonlyArray<{ message: string }> };
    /** For the compiler alone. */
    readonly types?: { readonly input: unknown; readonly output: T } | undefined;
  };
}

/** What the endpoint calls its tools with is known to the endpoint. */
const anything = {};

/**
 * A schema that every major of the AI SDK takes: by its own marks, which all copies of it share, and as a Standard
 * Schema.
 */
export function toSchema<T>({ parse }: Shape<T>): ToolSchema<T> {
  function validate(value: unknown): { success: true; value: T } | { success: false; error: Error } {
    try {
      return { success: true, value: parse(value) };
    } catch (cause) {
      return { success: false, error: cause instanceof Error ? cause : new Error(String(cause)) };
    }
  }
  const schema = {
    [Symbol.for('vercel.ai.schema')]: true,
    [Symbol.for('vercel.ai.validator')]: true,
    jsonSchema: anything,
    validate,
    '~standard': {
      version: 1,
      vendor: 'responses-bridge',
      validate(value: unknown) {
        const checked = validate(value);
        return checked.success ? { value: checked.value } : { issues: [{ message: checked.error.message }] };
      },
      jsonSchema: { input: () => anything, output: () => anything },
    },
  } as const;
  return schema;
}
