import * as z from 'zod/mini';
import type { JSONObject, ReplayPart } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';
import { defineItem, type EncodeContext } from './item.ts';
import { describeServer, mcpFields, toMcpInput, toMcpName, toMcpToolName } from './mcp-server.ts';
import { carryWhole, encodeWhole } from './whole-item.ts';
import { lazy } from '../wire/schema.ts';

/** A call of an MCP server's tool that waits for the caller's approval. The approval's id on the wire is the id of the call. */
export const mcpApprovalRequest = defineItem({
  type: 'mcp_approval_request',
  whole: true,
  asks: true,
  answer: { type: 'mcp_approval_response', by: ['id', 'approval_request_id'] },
  schema: lazy(() => z.looseObject({ type: z.literal('mcp_approval_request'), ...mcpFields() })),

  decode: context => ({
    *done(item) {
      const approvalId = item.approval_request_id ?? item.id ?? context.generateId();
      // An item was read from JSON.
      const whole = { itemId: item.id, item: item as JSONObject, endpoint: context.endpoint };
      const told = { approvalRequestId: approvalId, ...describeServer(item, context) };
      yield {
        type: 'tool-call',
        toolCallId: approvalId,
        toolName: toMcpToolName(item),
        input: toMcpInput(item.arguments),
        providerExecuted: true,
        dynamic: true,
        providerMetadata: context.metadata(context.stored ? told : { ...told, ...whole }),
      };
      yield { type: 'tool-approval-request', approvalId, toolCallId: approvalId };
    },
  }),

  /** Where a history kept the call and not its item, it says the same. */
  encode(run, context) {
    const told = run.flatMap(part => toRequest(part, context));
    return told.length > 0 ? told : encodeWhole(run, context);
  },
});

function toRequest(part: ReplayPart, context: EncodeContext): InputItem[] {
  const { approvalRequestId: id, serverLabel: server_label } = context.metadata(part);
  if (part.type !== 'tool-call' || server_label == null) return [];
  const { toolName, input } = part;
  const text = typeof input === 'string' ? input : JSON.stringify(input ?? {});
  return [
    {
      type: 'mcp_approval_request',
      id: id ?? part.toolCallId,
      server_label,
      name: toMcpName(toolName),
      arguments: text,
    },
  ];
}

/** The caller's answer to such a request. Only the caller makes one. */
export const mcpApprovalResponse = defineItem({
  type: 'mcp_approval_response',
  approves: true,
  schema: lazy(() => z.looseObject({ type: z.literal('mcp_approval_response'), id: z.nullish(z.string()) })),

  decode: context => ({ done: item => [carryWhole(item, context)] }),

  /** The request stands before its answer: by reference where the endpoint stored it and was not told to go on from it. */
  encode(run, context): InputItem[] {
    return run.flatMap(part => {
      if (part.type !== 'tool-approval-response') return [];
      const { approvalId, approved: approve, reason } = part;
      const answer = { type: 'mcp_approval_response', approval_request_id: approvalId, approve, reason };
      const request = context.callOf(approvalId);
      const isTagged = request !== undefined && context.metadata(request).endpoint != null;
      const refers = context.stored && !context.continued && !isTagged;
      return refers ? [{ type: 'item_reference', id: approvalId }, answer] : [answer];
    });
  },
});
