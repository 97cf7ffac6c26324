import type { Turn } from '@responses-bridge/upstream';
import { expect } from 'vitest';
import type { AskedCase, Case } from './case.ts';

interface Item {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A turn that thinks, has the endpoint do something, and tells what came of it. */
const thenTell = (items: readonly Item[], ...annotations: readonly Item[]): Turn => ({
  output: [{ type: 'reasoning', summary: [] }, ...items, { type: 'message', text: 'Here it is.', annotations }],
});

const answer = { text: 'Here it is.', finishReason: 'stop', steps: [{ text: 'Here it is.' }] };

/** A step in which the endpoint ran a tool of this name. */
const ran = (name: string, input: unknown, output: unknown) => ({
  ...answer,
  steps: [{ calls: [{ name, input }], results: [{ name, output }] }],
});

/** Cases about one tool that share a turn: each shows another effect of it. */
function about(
  base: Pick<AskedCase, 'ask' | 'script' | 'goesOn'>,
  effects: Readonly<Record<string, Partial<AskedCase>>>,
) {
  return Object.entries(effects).map(([name, effect]): AskedCase => ({ name, ...base, ...effect }));
}

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

const code = 'print("a\\n")\nplot()';
const outputs = [
  { type: 'logs', logs: 'a\n' },
  { type: 'image', url: 'https://example.com/plot.png' },
];

const codeInterpreter = about(
  {
    ask: {
      prompt: 'Plot it.',
      hostedTools: [{ kind: 'code_interpreter', name: 'python', args: { container: { memoryLimit: '4g' } } }],
    },
    script: [
      thenTell(
        [{ type: 'code_interpreter_call', id: 'ci_1', status: 'completed', code, container_id: 'cntr_1', outputs }],
        {
          type: 'container_file_citation',
          container_id: 'cntr_1',
          file_id: 'cfile_1',
          filename: 'plot.png',
          start_index: 0,
          end_index: 4,
        },
      ),
    ],
    goesOn: { references: ['reasoning', 'code_interpreter_call'] },
  },
  {
    'code interpreter: the files that it wrote': {
      shows: { ...answer, steps: [{ sources: [{ document: 'plot.png' }] }] },
      sends: [
        {
          tools: [{ type: 'code_interpreter', container: { type: 'auto', memory_limit: '4g' } }],
          include: expect.arrayContaining(['code_interpreter_call.outputs']),
        },
      ],
    },
    'code interpreter: its code and what that wrote': {
      shows: ran('python', { code, containerId: 'cntr_1' }, { outputs }),
    },
    'code interpreter: its code, as it is written': {
      ways: ['stream'],
      shows: {},
      streams: { inputs: [expect.stringContaining('plot()')] },
    },
  },
);

/** A picture of one dot. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

const imageGeneration = about(
  {
    ask: {
      prompt: 'Draw a dot.',
      hostedTools: [{ kind: 'image_generation', name: 'draw', args: { quality: 'low', outputFormat: 'png' } }],
    },
    script: [thenTell([{ type: 'image_generation_call', id: 'ig_1', status: 'completed', result: picture }])],
    goesOn: { references: ['reasoning', 'image_generation_call'] },
  },
  {
    'image generation: the image': {
      shows: ran('draw', {}, { result: picture }),
      sends: [{ tools: [{ type: 'image_generation', quality: 'low', output_format: 'png' }] }],
    },
  },
);

const commands = { commands: ['uname', 'false'], timeout_ms: 1000, max_output_length: 100 };
const finished = [
  { stdout: 'Linux\n', stderr: '', outcome: { type: 'exit', exit_code: 0 } },
  { stdout: '', stderr: 'no', outcome: { type: 'exit', exit_code: 1 } },
  { stdout: '', stderr: '', outcome: { type: 'timeout' } },
];

const shell = about(
  {
    ask: {
      prompt: 'Which system?',
      hostedTools: [{ kind: 'shell', args: { environment: { type: 'containerAuto' } } }],
    },
    script: [
      thenTell([
        {
          type: 'shell_call',
          id: 'sh_1',
          call_id: 'call_sh_1',
          status: 'completed',
          action: commands,
          environment: { type: 'container_reference', container_id: 'cntr_1' },
        },
        {
          type: 'shell_call_output',
          id: 'sho_1',
          call_id: 'call_sh_1',
          status: 'completed',
          max_output_length: 100,
          output: finished,
        },
      ]),
    ],
    goesOn: { references: ['reasoning', 'shell_call'] },
  },
  {
    'shell in a container: the commands and what they wrote': {
      shows: ran(
        'shell',
        { action: { commands: ['uname', 'false'], timeoutMs: 1000, maxOutputLength: 100 } },
        {
          maxOutputLength: 100,
          output: [
            { stdout: 'Linux\n', stderr: '', outcome: { type: 'exit', exitCode: 0 } },
            { stdout: '', stderr: 'no', outcome: { type: 'exit', exitCode: 1 } },
            { stdout: '', stderr: '', outcome: { type: 'timeout' } },
          ],
        },
      ),
      sends: [{ tools: [{ type: 'shell', environment: { type: 'container_auto' } }] }],
    },
  },
);

/** Tools that the endpoint runs itself: what is seen of them, and that they go back. */
export const hostedCases: readonly Case[] = [
  ...webSearch,
  ...fileSearch,
  ...codeInterpreter,
  ...imageGeneration,
  ...shell,
];
