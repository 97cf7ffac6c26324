/** Looks at the beginning of a body that does not say what it is, and gives the body with its beginning. */
export async function peek(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  const first = await reader.read();
  // What an event stream begins with is a field, a comment or an empty line.
  const looksLikeEvents = !/^\s*[{[<]/.test(new TextDecoder().decode(first.value));
  const whole = new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.done) controller.close();
      else controller.enqueue(first.value);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: reason => reader.cancel(reason),
  });
  return { looksLikeEvents, body: whole };
}
