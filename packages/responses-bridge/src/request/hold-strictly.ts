import type { Warning } from '../spec.ts';
import { toStrict, type Undo } from '../strict/index.ts';

interface Asked {
  /** Whether the caller wants it: undefined says where it costs nothing. */
  strict: boolean | undefined;
  /** What the schema is of, for warnings. */
  feature: string;
  warn(warning: Warning): void;
}

/** A schema as it is sent. */
export interface HeldSchema {
  schema: unknown;
  strict: boolean;
  /** What to undo in values of it. */
  undo?: Undo | undefined;
}

/** A schema, converted to what the endpoint can hold the model to; or as it is, where it cannot, with the reason. */
export function holdStrictly(schema: unknown, { strict, feature, warn }: Asked): HeldSchema {
  if (strict === false) return { schema, strict };
  const converted = toStrict(schema);
  if ('reason' in converted) return loosely(converted.reason);
  const { lost, ...held } = converted;
  if (lost.length > 0 && strict === undefined) {
    return loosely(lost.join(' and '), ' The option strictJsonSchema: true sends it without that.');
  }
  if (lost.length > 0) {
    const details = `Strict mode does not take all of the schema: ${lost.join(', ')}. The model is told of that in words.`;
    warn({ type: 'compatibility', feature, details });
  }
  return { ...held, strict: true };

  function loosely(reason: string, more = ''): HeldSchema {
    const details = `The schema is sent with strict: false, because ${reason}.${more}`;
    warn({ type: 'compatibility', feature, details });
    return { schema, strict: false };
  }
}
