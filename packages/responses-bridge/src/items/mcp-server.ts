import * as z from 'zod/mini';
import type { ItemMetadata } from '../metadata.ts';
import type { DecodeContext } from './item.ts';

/** The fields that calls of an MCP server's tools share with the requests to approve them. */
export const mcpFields = () => ({
  id: z.nullish(z.string()),
  server_label: z.nullish(z.string()),
  name: z.nullish(z.string()),
  arguments: z.nullish(z.string()),
  approval_request_id: z.nullish(z.string()),
});

/** The name that such a tool is called by, as `@ai-sdk/openai` has it: the caller declared only its server. */
export const toMcpToolName = ({ name }: { name?: string | null }): string => `mcp.${name ?? ''}`;

/** The name that the server has for it. */
export const toMcpName = (toolName: string): string => toolName.replace(/^mcp\./, '');

/** The arguments of a call, JSON; some servers leave them out where there are none. */
export const toMcpInput = (text: string | null | undefined): string => text || '{}';

/** Of which server a tool is, where the name alone does not tell, as there are several. */
export function describeServer(
  { server_label: serverLabel }: { server_label?: string | null },
  context: DecodeContext,
): Pick<ItemMetadata, 'serverLabel'> | undefined {
  return context.toolArgs('mcp').length > 1 ? { serverLabel } : undefined;
}
