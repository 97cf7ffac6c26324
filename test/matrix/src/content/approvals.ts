import type { Answer, Ask } from '../driver.ts';

/** An answer, and where calls in it wait for the user's approval, what follows when all of them have been answered. */
export async function answered<Given extends Answer>(
  { approval }: Ask,
  messages: readonly unknown[],
  call: (messages: readonly unknown[]) => Promise<Given>,
): Promise<Given> {
  const first = await call(messages);
  const requests = first.messages.flatMap(requestsIn);
  if (approval === undefined || requests.length === 0) return first;
  const content = requests.map(({ approvalId }) => ({
    type: 'tool-approval-response',
    approvalId,
    ...approval,
    providerExecuted: true,
  }));
  const told = [...first.messages, { role: 'tool', content }];
  const next = await call([...messages, ...told]);
  return { ...next, steps: [...first.steps, ...next.steps], messages: [...told, ...next.messages] };
}

interface Request {
  readonly type: string;
  readonly approvalId: string;
}

/** The messages are the major's own business; what is looked for is looked for with care. */
function requestsIn(message: unknown): Request[] {
  const { content } = message as { content?: unknown };
  const parts = Array.isArray(content) ? (content as Request[]) : [];
  return parts.filter(({ type }) => type === 'tool-approval-request');
}
