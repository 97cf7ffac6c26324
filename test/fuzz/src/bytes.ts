import * as fc from 'fast-check';
import type { Sent, WireEvent } from './event.ts';

/** How a server writes its events, and into what pieces the network cuts them. */
export interface BytesPlan {
  lineEnd: '\n' | '\r\n' | '\r';
  eventField: 'right' | 'none' | 'other' | 'only';
  mark: boolean;
  inLines: boolean;
  comments: boolean;
  doneMarker: boolean;
  openEnd: boolean;
  contentType: string;
  /** How long the pieces are, in turns; none for one piece. */
  pieces: number[];
  /** A lost stream breaks the connection, and does not just end. */
  reset: boolean;
  /** How much of a further event a lost stream still has. */
  half: number;
  /** What is asked for as a whole comes as JSON. */
  json: boolean;
}

const seldom = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

export const writings: fc.Arbitrary<BytesPlan> = fc.record({
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  eventField: fc.constantFrom('right', 'right', 'none', 'other', 'only'),
  mark: seldom,
  inLines: seldom,
  comments: seldom,
  doneMarker: seldom,
  openEnd: seldom,
  contentType: fc.constantFrom('text/event-stream', 'text/event-stream; charset=utf-8', '', 'application/octet-stream'),
  pieces: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 4 }),
  reset: fc.boolean(),
  half: fc.nat({ max: 30 }),
  json: fc.boolean(),
});

/** The body of a response with these events. */
export function toBody(sent: readonly Sent[], plan: BytesPlan): ReadableStream<Uint8Array> {
  return inPieces(toText(sent, plan), { ...plan, reset: plan.reset && !sent.some(({ role }) => role === 'end') });
}

/** The body of a reply that is one response, an error, or the half of one. */
export function toJsonBody(end: Sent | undefined, plan: BytesPlan): ReadableStream<Uint8Array> {
  const json = JSON.stringify(end?.event.response ?? { error: end?.event.error }, null, plan.inLines ? 1 : 0);
  const text = end === undefined ? '{"object":"response","output":[]'.slice(0, plan.half) : json;
  return inPieces(text, { ...plan, reset: plan.reset && end === undefined });
}

function inPieces(text: string, { pieces, reset }: BytesPlan): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  let piece = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) {
        const size = pieces[piece++ % Math.max(pieces.length, 1)] ?? bytes.length;
        controller.enqueue(bytes.subarray(at, at + size));
        at += size;
      } else if (reset) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
}

function toText(sent: readonly Sent[], plan: BytesPlan): string {
  const events = sent.map(({ event }) => toLines(event, plan)).join('');
  const isOver = sent.some(({ role }) => role === 'end');
  const end = plan.doneMarker && isOver ? 'data: [DONE]\n\n' : '';
  // Short of the first quote that could close a word.
  const half = isOver ? '' : 'data: {"type":"response.output_text.delta"'.slice(0, plan.half);
  const text = `${plan.mark ? '\uFEFF' : ''}${events}${end}${half}`;
  const closed = plan.openEnd && isOver ? text.trimEnd() : text;
  return closed.replaceAll('\n', plan.lineEnd);
}

function toLines(event: WireEvent, { eventField, inLines, comments }: BytesPlan): string {
  const { type, ...rest } = event;
  const json = JSON.stringify(eventField === 'only' ? rest : event, null, inLines ? 1 : 0);
  const data = json.split('\n').map(line => `data: ${line}\n`);
  const field = { right: `event: ${type}\n`, only: `event: ${type}\n`, none: '', other: 'event: message\n' }[
    eventField
  ];
  return `${comments ? ': ping\n' : ''}${field}${data.join('')}\n`;
}
