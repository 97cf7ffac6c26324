import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4ToolResultPart,
} from '@ai-sdk/provider';
import { bodyOf, type Call, type Wire } from './bridge.ts';
import { toolNamed } from './calls/tools.ts';

type Message = LanguageModelV4CallOptions['prompt'][number];
type AnswerPart = Extract<Message, { role: 'assistant' }>['content'][number];
type ToolPart = Extract<Message, { role: 'tool' }>['content'][number];

const question: Message = { role: 'user', content: [{ type: 'text', text: 'Hello' }] };
const next: Message = { role: 'user', content: [{ type: 'text', text: 'Go on.' }] };

/** The request that follows an answer, once the caller has done its part. */
export async function requestAfter(content: readonly LanguageModelV4Content[], options: Call['providerOptions'] = {}) {
  const answer: Message = { role: 'assistant', content: content.flatMap(toHistory) };
  const done = content.flatMap(toResult);
  const tools = content.flatMap(toDeclaration);
  const told: Message[] = done.length === 0 ? [] : [{ role: 'tool', content: done }];
  return bodyOf({ prompt: [question, answer, ...told, next], tools, providerOptions: options });
}

/** What ai@7 makes of a part of an answer when it goes back. */
function toHistory(part: LanguageModelV4Content): AnswerPart[] {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'custom': {
      const { providerMetadata: providerOptions, ...rest } = part;
      return [{ ...rest, providerOptions }];
    }
    case 'tool-call': {
      const { providerMetadata: providerOptions, input, ...rest } = part;
      return [{ ...rest, input: JSON.parse(input), providerOptions }];
    }
    case 'tool-result': {
      const { toolCallId, toolName, result, providerMetadata: providerOptions } = part;
      return [{ type: 'tool-result', toolCallId, toolName, output: { type: 'json', value: result }, providerOptions }];
    }
    default:
      return [];
  }
}

/** What the tools of the caller give back, as each of them does; a user approves. */
const results: Readonly<Record<string, LanguageModelV4ToolResultPart['output']>> = {
  shell: {
    type: 'json',
    value: { output: [{ stdout: 'a', stderr: '', outcome: { type: 'exit', exitCode: 0 } }] },
  },
  local_shell: { type: 'json', value: { output: 'a' } },
  apply_patch: { type: 'json', value: { status: 'completed', output: 'Done.' } },
  computer: {
    type: 'json',
    value: { output: { type: 'computer_screenshot', imageUrl: 'data:image/png;base64,AAAA' } },
  },
  tool_search: { type: 'json', value: { tools: [] } },
};

function toResult(part: LanguageModelV4Content): ToolPart[] {
  if (part.type === 'tool-approval-request') {
    return [{ type: 'tool-approval-response', approvalId: part.approvalId, approved: true }];
  }
  if (part.type !== 'tool-call' || part.providerExecuted) return [];
  const { toolCallId, toolName } = part;
  return [
    { type: 'tool-result', toolCallId, toolName, output: results[toolName] ?? { type: 'text', value: 'A result.' } },
  ];
}

/** The tool that a call is of, as the caller declared it: what is no tool of the endpoint's is a function or a custom tool. */
function toDeclaration(part: LanguageModelV4Content): NonNullable<Call['tools']> {
  if (part.type !== 'tool-call') return [];
  const { toolName: name, input, providerExecuted } = part;
  const own = toolNamed(name, providerExecuted === true);
  if (own !== undefined) return [{ type: 'provider', name, ...own }];
  if (providerExecuted) return [];
  return input.startsWith('"')
    ? [{ type: 'provider', id: 'openai.custom', name, args: {} }]
    : [{ type: 'function', name, inputSchema: { type: 'object', properties: {} } }];
}

/** The items of a request, but for the messages around the answer. */
export function answerIn({ input }: Wire): Wire[] {
  // The bridge sends a list.
  return (input as Wire[]).slice(1, -1);
}
