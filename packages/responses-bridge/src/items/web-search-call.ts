import * as z from 'zod/mini';
import type { JSONObject } from '../spec.ts';
import { defineItem, defineTool } from './item.ts';
import { createBlock } from './block.ts';
import { hostedCall, hostedInput } from './hosted-call.ts';
import { encodeWhole } from './whole-item.ts';
import { toCamelCase } from './tool.ts';
import { known } from './tool-args.ts';
import { json, lazy, record, typed, type Infer } from '../wire/schema.ts';

const locationArgs = () =>
  z.strictObject({
    type: z.literal('approximate'),
    country: z.optional(z.string()),
    city: z.optional(z.string()),
    region: z.optional(z.string()),
    timezone: z.optional(z.string()),
  });

const filterArgs = () =>
  z.strictObject({
    allowedDomains: z.optional(z.array(z.string())),
    blockedDomains: z.optional(z.array(z.string())),
  });

const actionOf = () => record(json());

const sizeArgs = () => z.optional(z.literal(['low', 'medium', 'high']));

const searchArgs = lazy(() =>
  z.strictObject({
    searchContextSize: sizeArgs(),
    filters: z.optional(filterArgs()),
    userLocation: z.optional(locationArgs()),
    externalWebAccess: z.optional(z.boolean()),
  }),
);

const previewArgs = lazy(() =>
  z.strictObject({
    searchContextSize: sizeArgs(),
    userLocation: z.optional(locationArgs()),
    searchContentTypes: z.optional(z.array(known<'text' | 'image'>())),
  }),
);

const include = ['web_search_call.action.sources'] as const;

/** What a search did, and what it looked at. */
interface Searched {
  action?:
    | { type: 'search'; query?: string | null; queries?: string[] | null }
    | { type: 'openPage'; url?: string | null }
    | { type: 'findInPage'; url?: string | null; pattern?: string | null };
  sources?: Array<{ type: 'url'; url: string } | { type: 'api'; name: string }>;
}

const output = typed<Searched>();

/** The tool that searches, under the wire's name for one of its versions. */
const encodeSearch =
  (type: string) =>
  ({ searchContextSize, filters, userLocation, externalWebAccess }: Infer<typeof searchArgs>) => ({
    type,
    search_context_size: searchContextSize,
    filters: filters && { allowed_domains: filters.allowedDomains, blocked_domains: filters.blockedDomains },
    user_location: userLocation,
    external_web_access: externalWebAccess,
  });

const encodePreview =
  (type: string) =>
  ({ searchContextSize, userLocation, searchContentTypes }: Infer<typeof previewArgs>) => ({
    type,
    search_context_size: searchContextSize,
    user_location: userLocation,
    search_content_types: searchContentTypes,
  });

const searchTool = <const Name extends string>(wireName: Name) => ({
  id: `openai.${wireName}` as const,
  wireName,
  args: searchArgs,
  output,
  include,
  encode: encodeSearch(wireName),
});

const previewTool = <const Name extends string>(wireName: Name) => ({
  id: `openai.${wireName}` as const,
  wireName,
  args: previewArgs,
  output,
  include,
  encode: encodePreview(wireName),
});

/** The tools whose calls are such items. A call does not tell which of them it is of. */
const tools = [
  defineTool(searchTool('web_search')),
  // `tool_choice` has no form for this version.
  defineTool({ ...searchTool('web_search_2025_08_26'), choice: () => undefined }),
  defineTool(previewTool('web_search_preview')),
  defineTool(previewTool('web_search_preview_2025_03_11')),
] as const;

/** A search the provider ran, with the pages it opened. */
export const webSearchCall = defineItem({
  type: 'web_search_call',
  whole: true,
  tools,
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('web_search_call'),
      id: z.nullish(z.string()),
      action: z.nullish(actionOf()),
      results: z.nullish(json()),
    }),
  ),

  decode(context) {
    const wireName = tools.find(tool => context.toolArgs(tool.wireName).length > 0)?.wireName ?? 'web_search';
    const call = hostedCall(context, { toolName: () => context.toolName(wireName) });
    const input = hostedInput(call, { block: (_, parts) => createBlock(parts), toInput: () => '{}' });
    return {
      // There is no input to wait for.
      *added(item) {
        yield* input.close(item);
      },
      *done(item) {
        yield* input.close(item);
        yield* call.answer(item, { ...toResult(item.action), ...(item.results != null && { results: item.results }) });
      },
    };
  },

  encode: encodeWhole,
});

/** `{ action, sources }` with the action's type in camelCase, as `@ai-sdk/openai` gives it, and nothing where there is none. What was found joins them where `include` asks for it. */
function toResult(action: z.infer<ReturnType<typeof actionOf>> | null | undefined): JSONObject {
  if (action == null) return {};
  const { sources, type, ...rest } = action;
  const result: JSONObject = {
    action: typeof type === 'string' ? { type: toCamelCase(type), ...rest } : rest,
  };
  if (sources !== undefined) result.sources = sources;
  return result;
}
