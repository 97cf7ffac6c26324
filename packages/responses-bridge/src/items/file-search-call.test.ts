import { expect, test } from 'vitest';
import { fileSearchCall } from './file-search-call.ts';

const [tool] = fileSearchCall.tools;
const vectorStoreIds = ['vs_1'];
const year = { key: 'year', type: 'gte', value: 2020 };
const tags = { key: 'tag', type: 'in', value: ['a', 1] };

test.each([
  [{}, {}],
  [{ maxNumResults: 3 }, { max_num_results: 3 }],
  [
    {
      ranking: { ranker: 'auto', scoreThreshold: 0, hybridSearch: { embeddingWeight: 1, textWeight: 0 } },
    },
    { ranking_options: { ranker: 'auto', score_threshold: 0, hybrid_search: { embedding_weight: 1, text_weight: 0 } } },
  ],
  [{ filters: year }, { filters: year }],
  [
    { filters: { type: 'and', filters: [year, { type: 'or', filters: [tags] }] } },
    { filters: { type: 'and', filters: [year, { type: 'or', filters: [tags] }] } },
  ],
])('%j', (args, wire) => {
  const encoded = tool.encode({ vectorStoreIds, ...args }, 'search');
  expect(encoded).toEqual({ type: 'file_search', vector_store_ids: vectorStoreIds, ...wire });
});

test.each([[{}], [{ vectorStoreIds, filters: { type: 'and', filters: [{ key: 'year' }] } }]])('%j is refused', args => {
  expect(() => tool.encode(args, 'search')).toThrow();
});
