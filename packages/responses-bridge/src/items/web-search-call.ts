import * as z from 'zod/mini';
import type { JSONValue } from '../spec.ts';
import { defineItem, defineTool } from './item.ts';
import { hostedCall } from './hosted-call.ts';
import { encodeWhole } from './whole-item.ts';
import { lazy } from '../wire/schema.ts';

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

const action = () => z.record(z.string(), z.json());

/** A search the provider ran, with the pages it opened. */
export const webSearchCall = defineItem({
  type: 'web_search_call',
  tools: [
    defineTool({
      id: 'openai.web_search',
      wireName: 'web_search',
      args: lazy(() =>
        z.strictObject({
          searchContextSize: z.optional(z.enum(['low', 'medium', 'high'])),
          filters: z.optional(filterArgs()),
          userLocation: z.optional(locationArgs()),
          externalWebAccess: z.optional(z.boolean()),
        }),
      ),
      include: ['web_search_call.action.sources'],
      encode: ({ searchContextSize, filters, userLocation, externalWebAccess }) => ({
        type: 'web_search',
        search_context_size: searchContextSize,
        filters: filters && { allowed_domains: filters.allowedDomains, blocked_domains: filters.blockedDomains },
        user_location: userLocation,
        external_web_access: externalWebAccess,
      }),
    }),
  ],
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('web_search_call'),
      id: z.nullish(z.string()),
      action: z.nullish(action()),
    }),
  ),

  decode(context) {
    const call = hostedCall('web_search', context);
    return {
      added: item => call.announce(item),
      done: item => call.answer(item, toResult(item.action ?? {})),
    };
  },

  encode: encodeWhole,
});

/** `{ action, sources }` with the action's type in camelCase, as `@ai-sdk/openai` gives it. */
function toResult({ sources, type, ...rest }: z.infer<ReturnType<typeof action>>): { [key: string]: JSONValue } {
  const result: { [key: string]: JSONValue } = {
    action: typeof type === 'string' ? { type: toCamelCase(type), ...rest } : rest,
  };
  if (sources !== undefined) result.sources = sources;
  return result;
}

function toCamelCase(snake: string): string {
  return snake.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
