import { message, reasoning, type Scenario } from '../types.ts';

const files = {
  wire: {
    type: 'file_search',
    vector_store_ids: ['vs_handbook'],
    max_num_results: 4,
    ranking_options: { ranker: 'auto', score_threshold: 0.5 },
    filters: { type: 'eq', key: 'lang', value: 'en' },
  },
  args: {
    vectorStoreIds: ['vs_handbook'],
    maxNumResults: 4,
    ranking: { ranker: 'auto', scoreThreshold: 0.5 },
    filters: { type: 'eq', key: 'lang', value: 'en' },
  },
};

const web = {
  wire: {
    type: 'web_search',
    search_context_size: 'low',
    user_location: { type: 'approximate', country: 'DE', city: 'Berlin' },
    filters: { allowed_domains: ['example.com'] },
  },
  args: {
    searchContextSize: 'low',
    userLocation: { type: 'approximate', country: 'DE', city: 'Berlin' },
    filters: { allowedDomains: ['example.com'] },
  },
};

const found = [
  {
    file_id: 'file_handbook',
    filename: 'handbook.md',
    text: 'Tea is at four.',
    score: 0.92,
    attributes: { lang: 'en', page: 3, draft: false },
  },
];

const sources = [
  { type: 'url', url: 'https://example.com/tea' },
  { type: 'url', url: 'https://example.com/four' },
];

/** Conversations in which the endpoint searches. */
export const searchScenarios: readonly Scenario[] = [
  {
    name: 'file search with citations',
    prompt: 'When is tea?',
    endpointTools: [files],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Searching the handbook**'),
          { type: 'file_search_call', queries: ['tea', 'when is "tea"?'], results: found },
          reasoning(),
          message('Tea is at four.', {
            annotations: [{ type: 'file_citation', file_id: 'file_handbook', filename: 'handbook.md', index: 15 }],
          }),
        ],
      },
    ],
  },
  {
    name: 'file search with results',
    prompt: 'When is tea, and where is that written?',
    endpointTools: [files],
    options: { include: ['file_search_call.results'] },
    turns: [
      {
        output: [
          { type: 'file_search_call', queries: ['tea'], results: found },
          message('At four, page 3.', { annotations: [{ type: 'file_path', file_id: 'file_page', index: 8 }] }),
        ],
      },
    ],
  },
  {
    name: 'web search that opens pages',
    prompt: 'When is tea in Berlin?',
    endpointTools: [web],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Searching**'),
          {
            type: 'web_search_call',
            action: { type: 'search', query: 'tea Berlin', queries: ['tea Berlin'], sources },
          },
          reasoning(),
          { type: 'web_search_call', action: { type: 'open_page', url: 'https://example.com/tea' } },
          {
            type: 'web_search_call',
            action: { type: 'find_in_page', url: 'https://example.com/tea', pattern: 'four' },
          },
          reasoning('**Found**'),
          message('At four.', {
            annotations: [
              { type: 'url_citation', url: 'https://example.com/tea', title: 'Tea', start_index: 0, end_index: 8 },
            ],
          }),
        ],
      },
    ],
  },
  {
    name: 'web search of the preview',
    prompt: 'When is tea in Paris?',
    endpointTools: [
      { wire: { type: 'web_search_preview', search_context_size: 'low' }, args: { searchContextSize: 'low' } },
    ],
    turns: [
      {
        output: [
          { type: 'web_search_call', action: { type: 'search', query: 'tea Paris' } },
          { type: 'web_search_call', action: { type: 'open_page', url: null }, status: 'failed' },
          message('At five.'),
        ],
      },
    ],
  },
];
