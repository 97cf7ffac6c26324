import * as z from 'zod/mini';
import { defineItem } from './item.ts';
import { carryWhole, encodeWhole } from './whole-item.ts';
import { json, lazy } from '../wire/schema.ts';

/** The tools that an MCP server has. An endpoint that keeps the list needs nothing of it; another one asks for it anew unless it gets it back. */
export const mcpListTools = defineItem({
  type: 'mcp_list_tools',
  whole: true,
  schema: lazy(() =>
    z.looseObject({ type: z.literal('mcp_list_tools'), id: z.nullish(z.string()), error: z.nullish(json()) }),
  ),

  // That a server gave no list is told in any case.
  decode: context => ({
    done: item => (context.stored && item.error == null ? [] : [carryWhole(item, context)]),
  }),

  encode: encodeWhole,
});
