import * as z from 'zod/mini';
import type { JSONObject, JSONValue } from '../spec.ts';
import { createBlock } from './block.ts';
import { hostedCall, hostedInput } from './hosted-call.ts';
import { defineItem, defineTool } from './item.ts';
import { describeServer, mcpFields, toMcpInput, toMcpToolName } from './mcp-server.ts';
import { encodeWhole } from './whole-item.ts';
import { textDelta } from '../wire/event.ts';
import { callersArgs, known } from './tool-args.ts';
import { json, lazy, record, typed, type Infer } from '../wire/schema.ts';

const filterArgs = () =>
  z.strictObject({ readOnly: z.optional(z.boolean()), toolNames: z.optional(z.array(z.string())) });

type Filter = z.infer<ReturnType<typeof filterArgs>>;

/** An approval is asked for as the caller says. What is not one of these is refused, as it might mean less than it says. */
const approvalArgs = () =>
  z.union([
    z.literal(['always', 'never']),
    z.strictObject({ always: z.optional(filterArgs()), never: z.optional(filterArgs()) }),
  ]);

const args = lazy(() => {
  const text = z.optional(z.string());
  return z
    .strictObject({
      serverLabel: z.string(),
      serverUrl: text,
      connectorId: z.optional(known<Connector>()),
      tunnelId: text,
      serverDescription: text,
      authorization: text,
      headers: z.optional(record(z.string())),
      allowedTools: z.optional(z.union([z.array(z.string()), filterArgs()])),
      requireApproval: z.optional(approvalArgs()),
      deferLoading: z.optional(z.boolean()),
      allowedCallers: callersArgs(),
    })
    .check(
      z.refine(
        ({ serverUrl, connectorId, tunnelId }) => (serverUrl ?? connectorId ?? tunnelId) !== undefined,
        'One of serverUrl, connectorId and tunnelId must be given.',
      ),
    );
});

type Connector = `connector_${
  | 'dropbox'
  | 'gmail'
  | 'googlecalendar'
  | 'googledrive'
  | 'microsoftteams'
  | 'outlookcalendar'
  | 'outlookemail'
  | 'sharepoint'}`;

/** What a tool of the server gave back, or why it failed. */
interface McpOutput {
  type: 'call';
  serverLabel: string | null;
  name: string | null;
  /** JSON, as the model wrote it. */
  arguments: string;
  output?: JSONValue;
  error?: JSONValue;
}

/** A call that waits for approval, as majors have it that have no requests for approval. */
interface McpApprovalRequest {
  type: 'mcp_approval_request';
  serverLabel: string;
  name: string;
  /** JSON, as the model wrote it. */
  arguments: string;
}

type McpApproval = boolean | { approve: boolean; reason?: string | undefined };

const item = lazy(() =>
  z.looseObject({
    type: z.literal('mcp_call'),
    ...mcpFields(),
    output: z.nullish(json()),
    error: z.nullish(json()),
  }),
);

/** A call of a tool that a server elsewhere has, which the provider made. */
export const mcpCall = defineItem({
  type: 'mcp_call',
  whole: true,
  tools: [
    defineTool({
      id: 'openai.mcp',
      wireName: 'mcp',
      args,
      output: typed<McpOutput>(),
      approval: { input: typed<McpApprovalRequest>(), output: typed<McpApproval>() },
      secrets: ['authorization', 'headers'],
      encode: ({ allowedTools, requireApproval, ...given }) => ({
        type: 'mcp',
        server_label: given.serverLabel,
        server_url: given.serverUrl,
        connector_id: given.connectorId,
        tunnel_id: given.tunnelId,
        server_description: given.serverDescription,
        authorization: given.authorization,
        headers: given.headers,
        allowed_tools: Array.isArray(allowedTools) ? allowedTools : encodeFilter(allowedTools),
        // Left out, it is the endpoint's to say, which asks for every call.
        require_approval: encodeApproval(requireApproval),
        defer_loading: given.deferLoading,
        allowed_callers: given.allowedCallers,
      }),
      choice: (_, { server_label }) => ({ type: 'mcp', server_label }),
      memberChoice: (name, { server_label }) => ({ type: 'mcp', server_label, name }),
    }),
  ],
  schema: item,
  events: {
    'response.mcp_call_arguments.delta': textDelta,
    'response.mcp_call_arguments.done': lazy(() => z.looseObject({ arguments: z.nullish(z.string()) })),
  },

  decode(context) {
    const call = hostedCall<Infer<typeof item>>(context, {
      toolName: toMcpToolName,
      // What was approved goes on under the name that the approval was asked for by.
      callId: whole => whole.approval_request_id,
      dynamic: true,
      metadata: whole => {
        const server = describeServer(whole, context);
        return { call: server, result: { itemId: whole.id, ...server } };
      },
    });
    const input = hostedInput(call, {
      block: (_, parts) => createBlock(parts),
      toInput: (_, text) => toMcpInput(text),
    });
    return {
      added: input.added,
      on: {
        'response.mcp_call_arguments.delta': event => input.delta(event.delta),
        'response.mcp_call_arguments.done': event => input.complete(event.arguments),
      },
      *done(whole) {
        yield* input.close(whole, whole.arguments);
        yield* call.answer(whole, toResult(whole));
      },
    };
  },

  encode: encodeWhole,
});

function encodeFilter(filter: Filter | undefined) {
  return filter && { read_only: filter.readOnly, tool_names: filter.toolNames };
}

function encodeApproval(approval: Infer<typeof args>['requireApproval']) {
  if (approval === undefined || typeof approval === 'string') return approval;
  return { always: encodeFilter(approval.always), never: encodeFilter(approval.never) };
}

/** What the tool gave back or why it failed, with the call itself, as `@ai-sdk/openai` gives it. */
function toResult(whole: Infer<typeof item>): JSONObject {
  const { server_label: serverLabel = null, name = null, output, error } = whole;
  const result: JSONObject = { type: 'call', serverLabel, name, arguments: whole.arguments ?? '' };
  if (output != null) result.output = output;
  if (error != null) result.error = error;
  return result;
}
