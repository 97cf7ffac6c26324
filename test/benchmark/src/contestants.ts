import { createParser } from 'eventsource-parser';
import { url, views, type Contestant, type Major } from './views.ts';

export type Name = 'floor' | 'ours' | 'peer';

/** Those who read, over one endpoint. */
export function contestants(major: Major, fetch: typeof globalThis.fetch): Record<Name, Contestant> {
  return { floor: () => readEvents(fetch), ...views[major](fetch) };
}

/** The least that anybody has to do: read the pieces, find the events, parse their JSON. */
async function readEvents(fetch: typeof globalThis.fetch): Promise<number> {
  const { body } = await fetch(url);
  if (body === null) throw new Error('An answer without a body.');
  let length = 0;
  const parser = createParser({
    onEvent({ data }) {
      const event: { type: string; delta: string } = JSON.parse(data);
      if (event.type === 'response.output_text.delta') length += event.delta.length;
    },
  });
  const text = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length;
    parser.feed(text.decode(value, { stream: true }));
  }
}
