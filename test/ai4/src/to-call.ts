/** What the matrix asks for, as ai@4 takes it. */
import type { AnyModel, Approval, Ask, EndpointTool, ModelOf, Tool, UserPart } from '@responses-bridge/matrix';
import { jsonSchema, Output, tool, type CoreMessage, type ToolSet } from 'ai';
import { z } from 'zod';

/** Models of wrong entries are given as well, to see how they fail; what the types say of them stands in the driver. */
export const asModel = (model: AnyModel) => model as ModelOf<'ai4'>;

/** A person. */
export const schema = z.object({ name: z.string(), age: z.number(), nick: z.string().optional() });

/** ai@4's tools have no provider options. */
function toTool({ description, parameters, ...rest }: Tool) {
  return tool({ description, parameters: jsonSchema(parameters), ...toExecution(rest) });
}

function toExecution({ result, fails, shows }: Pick<Tool, 'fails' | 'shows'> & { result?: unknown }) {
  return {
    async execute() {
      if (fails !== undefined) throw new Error(fails);
      return result;
    },
    ...(shows !== undefined && {
      experimental_toToolResultContent: (data: unknown) => [
        { type: 'text' as const, text: shows },
        { type: 'image' as const, data: String(data), mimeType: 'image/png' },
      ],
    }),
  };
}

const endpointTool = (id: `openai.${string}`, args: Record<string, unknown>, parameters: z.ZodTypeAny) => ({
  type: 'provider-defined' as const,
  id,
  args,
  parameters,
});

/** ai@4 has no part for an approval: the tool of the server whose call waits for one gives it. */
function toEndpointTool({ kind, args = {}, ...given }: EndpointTool, approval: Approval | undefined) {
  const parameters = kind === 'custom' ? z.object({ input: z.string() }) : z.any();
  const declared = endpointTool(`openai.${kind}`, { ...args }, parameters);
  if (kind === 'mcp' && approval !== undefined) {
    return { ...declared, execute: async () => ({ approve: approval.approved, reason: approval.reason }) };
  }
  return given.result === undefined && given.fails === undefined ? declared : { ...declared, ...toExecution(given) };
}

function toolsOf(ask: Omit<Ask, 'prompt'>): ToolSet | undefined {
  const { tools = [], customTools = [], hostedTools = [], approval } = ask;
  const customs = customTools.map(({ name, description, result }) => ({
    kind: 'custom',
    name,
    args: { description },
    result,
  }));
  const known = [...customs, ...hostedTools].map(one => (typeof one === 'string' ? { kind: one } : one));
  const all: ToolSet = Object.fromEntries([
    ...tools.map(one => [one.name, toTool(one)]),
    ...known.map((one: EndpointTool) => [one.name ?? one.kind, toEndpointTool(one, approval)]),
  ]);
  return Object.keys(all).length === 0 ? undefined : all;
}

function toUserPart(part: UserPart) {
  switch (part.type) {
    case 'text':
      return part;
    case 'image':
      return { ...part, mimeType: part.mediaType };
    case 'file':
      return { ...part, mimeType: part.mediaType };
    case 'upload':
      return { type: 'file' as const, data: new URL(`openai:${part.id}`), mimeType: part.mediaType };
  }
}

/** The settings of a call, but for its messages. */
export function settingsOf(model: AnyModel, ask: Omit<Ask, 'prompt'>) {
  const { settings, openai, maxSteps = 10, maxRetries = 0 } = ask;
  return {
    model: asModel(model),
    tools: toolsOf(ask),
    ...settings,
    maxSteps,
    maxRetries,
    // Provider options are JSON.
    providerOptions: openai === undefined ? undefined : ({ openai } as Record<string, Record<string, string>>),
    ...(ask.person && { experimental_output: Output.object({ schema }) }),
  };
}

/** The messages of a call. */
export function messagesOf({ history = [], prompt }: Ask): CoreMessage[] {
  const content = typeof prompt === 'string' ? prompt : prompt.map(toUserPart);
  // The matrix gives back what a call of this driver has given.
  const before = history as CoreMessage[];
  return prompt === '' ? [...before] : [...before, { role: 'user', content }];
}
