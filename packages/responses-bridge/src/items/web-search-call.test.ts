import { expect, test } from 'vitest';
import { decodeItems } from '../../test/items.ts';
import { webSearchCall } from './web-search-call.ts';

const place = { type: 'approximate' as const, country: 'DE' };

/** What each version of the tool may be configured with, and what it comes to. */
test.each([
  ['openai.web_search', { externalWebAccess: false }, { type: 'web_search', external_web_access: false }],
  [
    'openai.web_search_2025_08_26',
    { searchContextSize: 'low', filters: { allowedDomains: ['a.test'], blockedDomains: ['b.test'] } },
    {
      type: 'web_search_2025_08_26',
      search_context_size: 'low',
      filters: { allowed_domains: ['a.test'], blocked_domains: ['b.test'] },
    },
  ],
  ['openai.web_search_preview', { userLocation: place }, { type: 'web_search_preview', user_location: place }],
  [
    'openai.web_search_preview_2025_03_11',
    { searchContentTypes: ['text', 'image'] },
    { type: 'web_search_preview_2025_03_11', search_content_types: ['text', 'image'] },
  ],
])('%s', (id, args, wire) => {
  const tool = webSearchCall.tools.find(one => one.id === id);
  expect(tool?.encode(args, 'search')).toEqual(wire);
  expect(tool?.include).toEqual(['web_search_call.action.sources']);
});

test('a preview takes no arguments of the other version', () => {
  const [, , preview] = webSearchCall.tools;
  expect(() => preview.encode({ filters: {} }, 'search')).toThrow(/filters/);
});

test('a version that tool_choice has no form for cannot be chosen', () => {
  const chosen = webSearchCall.tools.map(tool => tool.choice('search', { type: tool.wireName }));
  expect(chosen).toEqual([
    { type: 'web_search' },
    undefined,
    { type: 'web_search_preview' },
    { type: 'web_search_preview_2025_03_11' },
  ]);
});

const sources = [{ type: 'url', url: 'https://a.test' }];
const results = [{ url: 'https://a.test', title: 'A' }];

test.each([
  [
    { action: { type: 'search', query: 'a', queries: ['a'], sources } },
    { action: { type: 'search', query: 'a', queries: ['a'] }, sources },
  ],
  [{ action: { type: 'open_page', url: 'https://a.test' } }, { action: { type: 'openPage', url: 'https://a.test' } }],
  [
    { action: { type: 'find_in_page', url: 'https://a.test', pattern: 'a' } },
    { action: { type: 'findInPage', url: 'https://a.test', pattern: 'a' } },
  ],
  [
    { action: { type: 'of_tomorrow' }, results },
    { action: { type: 'ofTomorrow' }, results },
  ],
  [{ action: null, results: null }, {}],
])('%j is told', async (fields, result) => {
  const content = await decodeItems([{ type: 'web_search_call', id: 'ws_1', status: 'completed', ...fields }]);
  expect(content.at(-1)).toMatchObject({ type: 'tool-result', result });
  expect(Object.keys(content.at(-1).result)).toEqual(Object.keys(result));
});
