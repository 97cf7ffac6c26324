import { about, answer, ran, thenTell } from './hosted-case.ts';

const page = { url: 'https://nodejs.org/en/blog', title: 'Blog' };
const cited = { type: 'url_citation', start_index: 0, end_index: 4, ...page };
const search = {
  type: 'web_search_call',
  action: { type: 'search', query: 'Node.js', sources: [{ type: 'url', url: 'https://nodejs.org/en' }] },
};
const searched = {
  action: { type: 'search', query: 'Node.js' },
  sources: [{ type: 'url', url: 'https://nodejs.org/en' }],
};

const openedPage = { type: 'web_search_call', action: { type: 'open_page', url: 'https://nodejs.org/en' } };

const webSearch = [
  ...about(
    {
      ask: { prompt: 'Look it up.', hostedTools: [{ kind: 'web_search', args: { searchContextSize: 'low' } }] },
      script: [thenTell([search, openedPage], cited)],
      goesOn: { references: ['reasoning', 'web_search_call', 'web_search_call'] },
    },
    {
      'web search: its sources': {
        shows: { ...answer, sources: [page.url], steps: [{ sources: [page] }] },
        sends: [{ tools: [{ type: 'web_search', search_context_size: 'low' }] }],
      },
      'web search: what it did': {
        shows: {
          steps: [
            {
              calls: [{ name: 'web_search' }, { name: 'web_search' }],
              results: [
                { name: 'web_search', output: searched },
                { name: 'web_search', output: { action: { type: 'openPage', url: 'https://nodejs.org/en' } } },
              ],
            },
          ],
        },
      },
    },
  ),
  ...about(
    {
      ask: {
        prompt: 'Look it up.',
        hostedTools: [
          {
            kind: 'web_search_preview',
            name: 'look_up',
            args: { userLocation: { type: 'approximate', city: 'Oslo' } },
          },
        ],
      },
      script: [thenTell([search], cited)],
      goesOn: { references: ['reasoning', 'web_search_call'] },
    },
    {
      'web search (preview): its sources': {
        shows: { sources: [page.url] },
        sends: [{ tools: [{ type: 'web_search_preview', user_location: { type: 'approximate', city: 'Oslo' } }] }],
      },
      'web search (preview): what it did, under a name of the caller’s': { shows: ran('look_up', {}, searched) },
    },
  ),
];

const found = {
  file_id: 'file-1',
  filename: 'handbook.md',
  score: 0.9,
  text: 'Ten days a year.',
  attributes: { year: 2026 },
};

const fileSearch = about(
  {
    ask: {
      prompt: 'How many days?',
      openai: { include: ['file_search_call.results'] },
      hostedTools: [{ kind: 'file_search', args: { vectorStoreIds: ['vs_1'], maxNumResults: 3 } }],
    },
    script: [
      thenTell([{ type: 'file_search_call', id: 'fs_1', status: 'completed', queries: ['days'], results: [found] }], {
        type: 'file_citation',
        file_id: 'file-1',
        filename: 'handbook.md',
        index: 3,
      }),
    ],
    goesOn: { references: ['reasoning', 'file_search_call'] },
  },
  {
    'file search: the cited documents': {
      shows: { ...answer, steps: [{ sources: [{ document: 'handbook.md' }] }] },
      sends: [{ tools: [{ type: 'file_search', vector_store_ids: ['vs_1'], max_num_results: 3 }] }],
    },
    'file search: what it found': {
      shows: ran(
        'file_search',
        {},
        {
          queries: ['days'],
          results: [
            {
              fileId: 'file-1',
              filename: 'handbook.md',
              score: 0.9,
              text: 'Ten days a year.',
              attributes: { year: 2026 },
            },
          ],
        },
      ),
    },
  },
);

/** Searches of the endpoint: what is seen of them. */
export const searchCases = [...webSearch, ...fileSearch];
