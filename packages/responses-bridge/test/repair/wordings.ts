import type { ResponsesProviderOptions } from '../../src/options.ts';
import type { CallOptions } from '../../src/spec.ts';
import type { Refused } from './refuse.ts';

/** As OpenAI puts it. */
export const named = (param: string, message: string, code: string | null = null): Refused => ({
  body: { error: { message, type: 'invalid_request_error', param, code } },
});

/** As servers put it that have no field for the name. */
export const said = (message: string): Refused => ({ body: { error: { message } } });

/** That a parameter is none of this model's. */
export const unsupported = (param: string) =>
  named(param, `Unsupported parameter: '${param}' is not supported with this model.`);
/** That a number is too high. */
export const atMost = (param: string, most: number, got: number) =>
  named(
    param,
    `Invalid '${param}': integer above maximum value. Expected a value <= ${most}, but got ${got} instead.`,
    'integer_above_max_value',
  );
/** That an effort is none of this model's. */
export const effortOf = (supported: string) =>
  named(
    'reasoning.effort',
    `Unsupported value: 'minimal' is not supported with the 'gpt-5.1' model. Supported values are: ${supported}.`,
    'unsupported_value',
  );

/** A refusal of a parameter. */
export interface Row {
  call?: Partial<CallOptions>;
  options?: ResponsesProviderOptions;
  refused: Refused;
  /** What is then sent in its place; undefined where it is not. */
  sent: Record<string, unknown>;
  feature: string;
}

/** The option. */
export const effort = (reasoningEffort: string) => ({ reasoningEffort });
/** What the bridge asks for itself. */
export const sealed = 'reasoning.encrypted_content';
