import type { Approval, Ask, EndpointTool, Tool } from '../driver.ts';
import type { Functions, Options } from './functions.ts';

/** The tools of a call, by the caller's names for them. */
export function toolsOf(ai: Functions, ask: Omit<Ask, 'prompt'>): Options {
  const { tools = [], customTools = [], hostedTools = [], approval } = ask;
  const customs = customTools.map(({ name, description, result }) => ({
    kind: 'custom',
    name,
    args: { description },
    result,
  }));
  const known = [...customs, ...hostedTools].map(one => (typeof one === 'string' ? { kind: one } : one));
  return Object.fromEntries([
    ...tools.map(tool => [tool.name, toTool(ai, tool)]),
    ...known.map((tool: EndpointTool) => [tool.name ?? tool.kind, toEndpointTool(ai, tool, approval)]),
  ]);
}

function toTool(ai: Functions, { description, parameters, options, ...tool }: Tool): Options {
  const inputSchema = ai.jsonSchema(parameters);
  return {
    description,
    inputSchema,
    ...(options && { providerOptions: { openai: options } }),
    ...toExecution(ai, tool),
  };
}

/** Where a model has no part for an approval, the tool of the server whose call waits for one gives it. */
function toEndpointTool(ai: Functions, tool: EndpointTool, approval: Approval | undefined): Options {
  const { kind, name = kind, args = {}, result, fails } = tool;
  const declared = ai.endpointTool({
    name,
    id: `openai.${kind}`,
    args: { ...args },
    input: kind === 'custom' ? 'text' : 'any',
  });
  if (kind === 'mcp' && approval !== undefined) {
    return { ...declared, execute: async () => ({ approve: approval.approved, reason: approval.reason }) };
  }
  return result === undefined && fails === undefined ? declared : { ...declared, ...toExecution(ai, tool) };
}

function toExecution(ai: Functions, { result, fails, shows }: Pick<Tool, 'fails' | 'shows'> & { result?: unknown }) {
  return {
    async execute() {
      if (fails !== undefined) throw new Error(fails);
      return result;
    },
    ...(shows !== undefined && {
      toModelOutput: () => ({
        type: 'content',
        value: [{ type: 'text', text: shows }, ai.imageOutput(String(result))],
      }),
    }),
  };
}
