import { expect, test } from 'vitest';
import { writeMetadata } from '../metadata.ts';
import { toSource } from './annotation.ts';

const context = {
  stored: true,
  endpoint: undefined,
  toolName: (name: string) => name,
  toolArgs: () => [],
  hasFunction: () => false,
  earlier: () => [],
  generateId: () => 'id',
  metadata: (metadata: object) => writeMetadata('openai', metadata),
};

const url = 'https://a.test/';
const text = { type: 'source', sourceType: 'document', id: 'id', mediaType: 'text/plain' };

test.each<[unknown, unknown[]]>([
  [{ type: 'url_citation', url, title: 'A' }, [{ type: 'source', sourceType: 'url', id: 'id', url, title: 'A' }]],
  [{ type: 'url_citation', url, title: null }, [{ type: 'source', sourceType: 'url', id: 'id', url }]],
  [
    { type: 'file_citation', file_id: 'file-1', filename: 'a.md', index: 0 },
    [
      {
        ...text,
        title: 'a.md',
        filename: 'a.md',
        providerMetadata: { openai: { type: 'file_citation', fileId: 'file-1', index: 0 } },
      },
    ],
  ],
  [
    { type: 'container_file_citation', file_id: 'cfile_1', container_id: 'cntr_1', filename: 'a.csv', start_index: 1 },
    [
      {
        ...text,
        title: 'a.csv',
        filename: 'a.csv',
        providerMetadata: {
          openai: { type: 'container_file_citation', fileId: 'cfile_1', containerId: 'cntr_1' },
        },
      },
    ],
  ],
  [
    { type: 'file_path', file_id: 'file-1', index: 7 },
    [
      {
        ...text,
        mediaType: 'application/octet-stream',
        title: 'file-1',
        filename: 'file-1',
        providerMetadata: { openai: { type: 'file_path', fileId: 'file-1', index: 7 } },
      },
    ],
  ],
  // A field of a wrong type costs itself.
  [
    { type: 'file_citation', file_id: 'file-1', filename: 7, index: 'first' },
    [
      {
        ...text,
        title: 'file-1',
        filename: 'file-1',
        providerMetadata: { openai: { type: 'file_citation', fileId: 'file-1' } },
      },
    ],
  ],
  [{ type: 'url_citation', url: 7 }, []],
  [{ type: 'citation_of_tomorrow' }, []],
  ['a citation', []],
  [null, []],
])('%j', (annotation, sources) => {
  expect([...toSource(annotation, context)]).toEqual(sources);
});
