import * as z from 'zod/mini';
import type { JSONObject, JSONValue } from '../spec.ts';
import { hostedCall } from './hosted-call.ts';
import { defineItem, defineTool } from './item.ts';
import { encodeWhole } from './whole-item.ts';
import { known } from './tool-args.ts';
import { json, lazy, typed, type Infer, type Known } from '../wire/schema.ts';

interface Comparison {
  key: string;
  type: Known<'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin'>;
  value: string | number | boolean | Array<string | number>;
}

interface Compound {
  type: Known<'and' | 'or'>;
  filters: Filter[];
}

type Filter = Comparison | Compound;

const value = () => z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);

const filterArgs = (): z.ZodMiniType<Filter> =>
  z.union([
    z.strictObject({ key: z.string(), type: known(), value: value() }),
    z.strictObject({
      type: known(),
      get filters() {
        return z.array(filterArgs());
      },
    }),
  ]);

const rankingArgs = () =>
  z.strictObject({
    ranker: z.optional(known<'auto' | 'default-2024-11-15'>()),
    scoreThreshold: z.optional(z.number()),
    hybridSearch: z.optional(z.strictObject({ embeddingWeight: z.number(), textWeight: z.number() })),
  });

type Ranking = z.infer<ReturnType<typeof rankingArgs>>;

/** What was looked for, and what was found: null where `include` does not ask for it. */
interface FileSearchOutput {
  queries: string[];
  results: null | Array<{
    fileId?: string;
    filename?: string;
    score?: number;
    text?: string;
    attributes?: Record<string, string | number | boolean> | null;
  }>;
}

const item = lazy(() =>
  z.looseObject({
    type: z.literal('file_search_call'),
    id: z.nullish(z.string()),
    queries: z.nullish(json()),
    results: z.nullish(json()),
  }),
);

/** A search of the provider in the caller's own files. */
export const fileSearchCall = defineItem({
  type: 'file_search_call',
  whole: true,
  tools: [
    defineTool({
      id: 'openai.file_search',
      wireName: 'file_search',
      args: lazy(() =>
        z.strictObject({
          vectorStoreIds: z.array(z.string()),
          maxNumResults: z.optional(z.number()),
          ranking: z.optional(rankingArgs()),
          filters: z.optional(filterArgs()),
        }),
      ),
      output: typed<FileSearchOutput>(),
      encode: ({ vectorStoreIds, maxNumResults, ranking, filters }) => ({
        type: 'file_search',
        vector_store_ids: vectorStoreIds,
        max_num_results: maxNumResults,
        ranking_options: ranking && encodeRanking(ranking),
        filters,
      }),
    }),
  ],
  schema: item,

  decode(context) {
    const call = hostedCall<Infer<typeof item>>(context, { toolName: () => context.toolName('file_search') });
    return {
      added: whole => call.call(whole),
      done: whole => call.answer(whole, toResult(whole)),
    };
  },

  encode: encodeWhole,
});

function encodeRanking({ ranker, scoreThreshold, hybridSearch }: Ranking) {
  const { embeddingWeight: embedding_weight, textWeight: text_weight } = hybridSearch ?? {};
  return { ranker, score_threshold: scoreThreshold, hybrid_search: hybridSearch && { embedding_weight, text_weight } };
}

/** What was found is null where it was not asked for: `include` decides it. */
function toResult({ queries, results }: Infer<typeof item>): JSONObject {
  return { queries: queries ?? [], results: Array.isArray(results) ? results.map(toFound) : null };
}

/** A piece of a file, with its keys in camelCase. */
function toFound(found: JSONValue): JSONValue {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return found;
  const { file_id: fileId, ...rest } = found;
  return fileId === undefined ? rest : { ...rest, fileId };
}
