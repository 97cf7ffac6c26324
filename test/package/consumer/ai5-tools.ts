/** The tools of the endpoint as a user of ai@5 writes them: their args, and the input and output of what runs them. */
import { generateText, streamText, type InferUITools, type ToolSet } from 'ai';
import { expectTypeOf } from 'expect-type';
import { responsesBridge as bridge } from 'responses-bridge/ai5';

const tools = {
  search: bridge.tools.webSearch({ searchContextSize: 'low', filters: { allowedDomains: ['example.com'] } }),
  images: bridge.tools.imageGeneration(),
  docs: bridge.tools.mcp({
    serverLabel: 'docs',
    serverUrl: 'https://docs.example.com/mcp',
    requireApproval: { always: { toolNames: ['write'] }, never: { toolNames: ['read'] } },
    execute: async request => {
      expectTypeOf(request.type).toEqualTypeOf<'mcp_approval_request'>();
      return { approve: request.name === 'read', reason: request.serverLabel };
    },
  }),
  bash: bridge.tools.shell({
    environment: { type: 'local' },
    execute: async ({ action }, { toolCallId, abortSignal }) => {
      expectTypeOf(action.commands).toEqualTypeOf<string[]>();
      expectTypeOf(toolCallId).toEqualTypeOf<string>();
      expectTypeOf(abortSignal).toEqualTypeOf<AbortSignal | undefined>();
      return { output: [{ stdout: '', stderr: '', outcome: { type: 'exit', exitCode: 0 } }] };
    },
    toModelOutput: ({ output }) => ({ type: 'text', value: output.map(({ stdout }) => stdout).join() }),
    onInputAvailable: ({ input }) => {
      expectTypeOf(input.action.timeoutMs).toEqualTypeOf<number | undefined>();
    },
  }),
  patch: bridge.tools.applyPatch({
    execute: ({ operation }) => {
      if (operation.type === 'delete_file') return { status: 'failed', output: operation.path };
      return { status: 'completed', output: operation.diff };
    },
  }),
  sql: bridge.tools.customTool({
    description: 'SQL.',
    format: { type: 'grammar', syntax: 'lark', definition: 'start: "SELECT"' },
    execute: async text => {
      expectTypeOf(text).toEqualTypeOf<string>();
      return { rows: 1 };
    },
  }),
  unrun: bridge.tools.computer(),
};
tools satisfies ToolSet;

export async function ask(prompt: string) {
  const { toolCalls, toolResults } = await generateText({ model: bridge('gpt-5.3-codex'), prompt, tools });
  for (const call of toolCalls) {
    if (call.dynamic) continue;
    if (call.toolName === 'bash') expectTypeOf(call.input.action.commands).toEqualTypeOf<string[]>();
    if (call.toolName === 'sql') expectTypeOf(call.input).toEqualTypeOf<string>();
    if (call.toolName === 'unrun') expectTypeOf(call.input.actions[0]?.type).not.toBeAny();
  }
  for (const result of toolResults) {
    if (result.dynamic) continue;
    if (result.toolName === 'sql') expectTypeOf(result.output).toEqualTypeOf<{ rows: number }>();
    if (result.toolName === 'patch') expectTypeOf(result.output.status).toEqualTypeOf<'completed' | 'failed'>();
    // Without a schema of its own, ai@5 does not know what comes of what it does not run.
    if (result.toolName === 'images') expectTypeOf(result.output).toBeUnknown();
  }
}

export const stream = (prompt: string) =>
  streamText({ model: bridge('gpt-5.3-codex'), prompt, tools, toolChoice: { type: 'tool', toolName: 'bash' } });

expectTypeOf<InferUITools<typeof tools>['bash']['input']['action']['commands']>().toEqualTypeOf<string[]>();

/** What is refused. */
export const refused = () => [
  // @ts-expect-error An arg that does not exist.
  bridge.tools.webSearch({ searchContextSiz: 'low' }),
  // @ts-expect-error An arg of a wrong type.
  bridge.tools.webSearch({ externalWebAccess: 'yes' }),
  // @ts-expect-error An arg by the name that it has on the wire.
  bridge.tools.imageGeneration({ output_format: 'png' }),
  // @ts-expect-error An arg that has to be given.
  bridge.tools.fileSearch(),
  // @ts-expect-error An arg that has to be given.
  bridge.tools.mcp({ serverUrl: 'https://docs.example.com/mcp' }),
  // @ts-expect-error No such approval.
  bridge.tools.mcp({ serverLabel: 'docs', requireApproval: 'sometimes' }),
  // @ts-expect-error Approvals came later.
  bridge.tools.applyPatch({ needsApproval: true }),
  // @ts-expect-error The provider runs it.
  bridge.tools.webSearch({ execute: () => '' }),
  // @ts-expect-error A result of another tool.
  bridge.tools.shell({ execute: () => ({ status: 'completed' }) }),
  // @ts-expect-error No such environment.
  bridge.tools.shell({ environment: { type: 'remote' } }),
  // @ts-expect-error There is no such tool.
  bridge.tools.webSearchh,
];
