import { z } from 'zod';
import { cut } from './wrap.ts';

const text = z.string().optional();
const texts = z.array(z.object({ text }).passthrough());

const item = z.object({
  type: z.string().default('message'),
  role: text,
  id: text,
  call_id: text,
  name: text,
  arguments: text,
  output: z.unknown(),
  content: z.union([z.string(), texts]).nullish(),
  summary: texts.optional(),
  encrypted_content: text.nullable(),
});

type Item = z.infer<typeof item>;

const request = z.object({ input: z.array(item) });

/** The input items of a request's body, one line each. */
export function describeItems(body: string | undefined, width: number): string[] {
  const { input } = request.parse(JSON.parse(body ?? '{}'));
  return input.map((each, index) => cut(`${index + 1}. ${heading(each)}${excerpt(each)}`, width));
}

function heading({ type, role, call_id: callId, id }: Item): string {
  const named = [type, role, callId ?? id].filter(word => word !== undefined);
  return `${named.map(word => cut(word, 24)).join(' ')}: `;
}

function excerpt({
  type,
  name,
  arguments: args,
  output,
  content,
  summary,
  encrypted_content: encrypted,
}: Item): string {
  switch (type) {
    case 'reasoning':
      return `${encrypted ? 'encrypted, ' : ''}${joined(summary) || 'no summary'}`;
    case 'function_call':
      return `${name} ${args}`;
    case 'function_call_output':
      return typeof output === 'string' ? output : JSON.stringify(output);
    default:
      return joined(content);
  }
}

function joined(content: Item['content']): string {
  return typeof content === 'string' ? content : (content ?? []).map(part => part.text ?? '').join(' ');
}
