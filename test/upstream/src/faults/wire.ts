import type { FaultKind } from './fault.ts';

/** The body ends early, by itself or by a broken connection. */
export const cut: FaultKind<'cut'> = ({ afterEvents, reset }) => ({
  frames: frames => frames.slice(0, afterEvents),
  ending: reset === true ? 'reset' : 'close',
});

/** Like `cut`, in the middle of an event when the count says so. */
export const cutBytes: FaultKind<'cut-bytes'> = ({ afterBytes, reset }) => ({
  chunks: chunks => [joined(chunks).subarray(0, afterBytes)],
  ending: reset === true ? 'reset' : 'close',
});

/** Nothing more comes, and the connection stays open until the client goes. */
export const stall: FaultKind<'stall'> = ({ afterEvents }) => ({
  frames: frames => frames.slice(0, afterEvents),
  ending: 'hang',
});

/** An event whose JSON is broken. */
export const malformedEvent: FaultKind<'malformed-event'> = ({ at }) => ({
  frames: frames => frames.toSpliced(at, 0, brokenFrame),
});

const brokenFrame = 'event: response.output_text.delta\ndata: {"type":"response.output_text.delta","delta":\n\n';

export const crlf: FaultKind<'crlf'> = () => ({
  frames: frames => frames.map(frame => frame.replaceAll('\n', '\r\n')),
});

/** responses.js sends `data:` lines only. */
export const noEventField: FaultKind<'no-event-field'> = () => ({
  frames: frames => frames.map(frame => frame.replace(/^event: .*\r?\n/, '')),
});

/** LiteLLM and OpenRouter end as Chat Completions does. */
export const doneMarker: FaultKind<'done-marker'> = () => ({ frames: frames => [...frames, 'data: [DONE]\n\n'] });

/** Network chunks of a few bytes, which split characters as well. */
export const splitBytes: FaultKind<'split-bytes'> = ({ size }) => ({
  chunks(chunks) {
    const bytes = joined(chunks);
    const parts = Math.ceil(bytes.length / size);
    return Array.from({ length: parts }, (_, turn) => bytes.subarray(turn * size, (turn + 1) * size));
  },
});

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
