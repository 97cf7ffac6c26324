/**
 * Requests for approval, which v2 has no word for. There such a request is a call of the caller's own tool, the server that
 * was declared, so the loop waits for the caller, and what that tool gives back is the answer.
 */
import type { LanguageModelV2CallOptions, LanguageModelV2Prompt } from 'provider-v2';
import type { LanguageModelV3Prompt } from 'provider-v3';
import type { JSONValue, Part, ProviderMetadata } from '../../spec.ts';

const toolId = 'openai.mcp';
/** How calls of a server's tools are named, which the caller did not declare one by one. */
const namePrefix = 'mcp.';
/** Such a call has an id of its own: the call that was approved goes on under the id of the request, and a page merges calls with one id. */
const idPrefix = 'approval:';
const inputType = 'mcp_approval_request';

type PartsV2<Role> = Extract<LanguageModelV2Prompt[number], { role: Role }>['content'][number];
type PartsV3<Role> = Extract<LanguageModelV3Prompt[number], { role: Role }>['content'][number];
type CallV2 = Extract<PartsV2<'assistant'>, { type: 'tool-call' }>;
type ResultV2 = Extract<PartsV2<'tool'>, { type: 'tool-result' }>;
type CallPart = Extract<Part, { type: 'tool-call' }>;
type Own = ProviderMetadata[string];

/** A server that the caller declared. */
interface Server {
  /** The caller's name for it. */
  name: string;
  label: unknown;
}

/** The servers among the tools of a call. ai@6 and later, which call models of v2 too, declare them by v3's word. */
export function serversOf(tools: LanguageModelV2CallOptions['tools'] = []): Server[] {
  return tools.flatMap(tool =>
    tool.type !== 'function' && tool.id === toolId ? [{ name: tool.name, label: tool.args.serverLabel }] : [],
  );
}

/** Whether a call is of a tool that a server has. */
export const isServerTool = (toolName: string): boolean => toolName.startsWith(namePrefix);

/** The server that a call is of: where the call does not tell its label, the last one. */
export function serverNamed(metadata: CallPart['providerMetadata'], servers: readonly Server[]): Server | undefined {
  const [label] = Object.values(metadata ?? {}).map(labelIn);
  return servers.find(server => server.label === label) ?? servers.at(-1);
}

function labelIn({ item, serverLabel }: Own): JSONValue | undefined {
  const whole = typeof item === 'object' && item !== null && 'server_label' in item ? item.server_label : undefined;
  return serverLabel ?? whole;
}

/** The call that waits for an approval as one of the caller's, or undefined for any other call, and where no server was declared. */
export function askAsCall(call: CallPart, servers: readonly Server[]): CallPart | undefined {
  const asked = Object.entries(call.providerMetadata ?? {}).find(([, own]) => own.approvalRequestId != null);
  const server = serverNamed(call.providerMetadata, servers);
  if (asked === undefined || !call.providerExecuted || server === undefined) return undefined;
  const [key, own] = asked;
  const serverLabel = textOf(labelIn(own) ?? server.label);
  const name = call.toolName.slice(namePrefix.length);
  return {
    type: 'tool-call',
    toolCallId: `${idPrefix}${own.approvalRequestId}`,
    toolName: server.name,
    input: JSON.stringify({ type: inputType, serverLabel, name, arguments: call.input }),
    providerMetadata: { [key]: serverLabel === undefined ? own : { ...own, serverLabel } },
  };
}

/** Whether a part is such a call, or its answer. The endpoint chooses no such id. */
export function isApproval(part: PartsV2<'assistant' | 'tool'>): boolean {
  return (part.type === 'tool-call' || part.type === 'tool-result') && part.toolCallId.startsWith(idPrefix);
}

/** The request, or the answer to it, as v3 has them. `provider` is the key of our metadata, which v1 does not bring back. */
export function upgradeApproval(part: CallV2 | ResultV2, provider: string): PartsV3<'assistant' | 'tool'> {
  const approvalId = part.toolCallId.slice(idPrefix.length);
  const { providerOptions: given } = part;
  if (part.type === 'tool-result') {
    return { type: 'tool-approval-response', approvalId, ...readAnswer(part.output), providerOptions: given };
  }
  const { serverLabel, name, arguments: input } = fieldsOf(part.input);
  const known = Object.values(given ?? {}).some(own => own?.approvalRequestId != null);
  const own = { ...given?.[provider], approvalRequestId: approvalId, serverLabel: textOf(serverLabel) ?? null };
  return {
    type: 'tool-call',
    toolCallId: approvalId,
    toolName: `${namePrefix}${textOf(name) ?? ''}`,
    input,
    providerExecuted: true,
    providerOptions: known ? given : { ...given, [provider]: own },
  };
}

interface Answer {
  approved: boolean;
  reason?: string;
}

/** Only what says so in so many words approves. Anything else denies, with itself as the reason. */
function readAnswer(output: ResultV2['output']): Answer {
  switch (output.type) {
    case 'json':
      return readSaid(output.value);
    case 'text':
      return readSaid(parse(output.value));
    case 'error-text':
      return { approved: false, reason: output.value };
    case 'error-json':
      return { approved: false, reason: JSON.stringify(output.value) };
    case 'content': {
      const texts = output.value.flatMap(entry => (entry.type === 'text' ? [entry.text] : []));
      return { approved: false, reason: texts.join('\n') };
    }
  }
}

function readSaid(said: unknown): Answer {
  if (typeof said === 'boolean') return { approved: said };
  const { approve, reason } = fieldsOf(said);
  if (typeof approve === 'boolean' && (reason == null || typeof reason === 'string')) {
    return typeof reason === 'string' ? { approved: approve, reason } : { approved: approve };
  }
  return { approved: false, reason: typeof said === 'string' ? said : JSON.stringify(said) };
}

/** A page may give JSON as a text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What comes back through a browser may be anything. */
const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
