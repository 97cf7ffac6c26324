import type { Scenario, ScenarioTool } from '@responses-bridge/scenarios';
import { jsonSchema, tool, type ToolSet } from 'ai';
import { z } from 'zod';

/** A scenario's tools as ai@4 takes them. */
export function toolsOf({ tools = [], customTools = [] }: Scenario): ToolSet {
  const functions = tools.map(({ name, description, parameters, result }: ScenarioTool) => [
    name,
    tool({ description, parameters: jsonSchema(parameters), execute: async () => result }),
  ]);
  const customs = customTools.map(({ name, description, result }) => [
    name,
    {
      type: 'provider-defined',
      id: 'openai.custom',
      args: { description },
      parameters: z.object({ input: z.string() }),
      execute: async () => result,
    },
  ]);
  return Object.fromEntries([...functions, ...customs]);
}

interface WireItem {
  type?: string;
  id?: string;
  [field: string]: unknown;
}

/** Remembers the output items of every answer that passes. */
export function createWiretap() {
  const answers: Array<Promise<WireItem[]>> = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    const copy = response.clone();
    answers.push(copy.text().then(text => itemsIn(text, copy.headers.get('content-type') ?? '')));
    return response;
  };
  return { fetch, answers: () => Promise.all(answers) };
}

function itemsIn(body: string, type: string): WireItem[] {
  if (type.includes('json')) return JSON.parse(body).output ?? [];
  const events = body
    .split(/\r?\n/)
    .flatMap(line => (line.startsWith('data: {') ? [JSON.parse(line.slice('data: '.length))] : []));
  return events.flatMap(({ type: event, item }) => (event === 'response.output_item.done' ? [item] : []));
}

/** The item as it is to be sent again, by the rules of `store: false`: undefined where there is nothing to send. */
export function toInput({ id, status, ...item }: WireItem): WireItem | undefined {
  switch (item.type) {
    case 'message': {
      const { content, phase } = item as { content?: Array<{ text?: string; refusal?: string }>; phase?: string };
      const text = (content ?? []).map(part => part.text ?? part.refusal ?? '').join('');
      return text === '' ? undefined : { role: 'assistant', content: text, ...(phase === undefined ? {} : { phase }) };
    }
    case 'function_call':
    case 'custom_tool_call':
      return item;
    case 'reasoning':
      return { ...item, id };
    default:
      return { ...item, id, status };
  }
}
