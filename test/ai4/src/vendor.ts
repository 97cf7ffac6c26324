import { createResponsesBridge, type ResponsesBridgeSettings } from 'responses-bridge';
import { watch } from './bridge.ts';

type Event = Record<string, unknown>;

/** How a vendor writes its streams. */
interface Writing {
  /** Each event has a field that names it. Default: true. */
  named?: boolean;
  /** What stands in front of the first event and between events. */
  between?: string;
  /** What stands at the end. */
  end?: string;
}

/** The marker that chat completions end with. */
export const doneMarker = 'data: [DONE]\n\n';

/** Events as a stream, as a vendor writes it. */
export function streamed(events: readonly Event[], { named = true, between = '', end = '' }: Writing = {}): Response {
  const lines = events.map(event => {
    const name = named ? `event: ${String(event.type)}\n` : '';
    return `${between}${name}data: ${JSON.stringify(event)}\n\n`;
  });
  return new Response(lines.join('') + end, { headers: { 'content-type': 'text/event-stream' } });
}

interface Body {
  input: Event[];
  stream?: boolean;
  [field: string]: unknown;
}

/** A model whose endpoint is a function, and the bodies that it was sent. */
export function answeredBy(
  answer: (body: Body, request: Request) => Response | Promise<Response>,
  settings: ResponsesBridgeSettings,
) {
  const bodies: Body[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const body: Body = JSON.parse(String(init?.body));
    bodies.push(body);
    return answer(body, new Request(input, init));
  };
  const bridge = createResponsesBridge({ apiKey: 'key-4711', ...settings, fetch });
  return { bodies, model: (id = 'some-model') => watch(bridge(id)) };
}
