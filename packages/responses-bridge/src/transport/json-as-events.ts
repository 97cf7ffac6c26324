import type { Source } from '../flow.ts';

/** A whole response, as the events that say the same. Its items are read from the terminal one. */
export function jsonAsEvents(response: { status?: unknown }): Source<unknown> {
  const status = typeof response.status === 'string' ? response.status : 'completed';
  return sink => ({
    async pull() {
      sink.put({ type: 'response.created', response });
      sink.put({ type: `response.${status}`, response });
      sink.end();
    },
    cancel: async () => {},
    release() {},
  });
}

/** Whether a body is a response, or what stands for one at servers that leave out `object`. */
export function isResponse(value: unknown): value is { status?: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  return ('object' in value && value.object === 'response') || ('output' in value && Array.isArray(value.output));
}
