/** Whether a body that begins so is JSON or a page: what an event stream begins with is a field or a comment. */
export function isNoStream(beginning: string): boolean {
  return /^[{[<]/.test(beginning);
}

/** Looks at the beginning of a body that does not say what it is, and gives the body with its beginning. */
export async function peek(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  const text = new TextDecoder();
  const pieces: Uint8Array[] = [];
  let beginning = '';
  let ended = false;
  while (!ended && beginning === '') {
    const { done, value } = await reader.read();
    ended = done;
    if (value !== undefined) pieces.push(value);
    beginning = text.decode(value, { stream: true }).trimStart();
  }
  const whole = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      if (ended) controller.close();
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: reason => reader.cancel(reason),
  });
  return { looksLikeEvents: !isNoStream(beginning), body: whole };
}
