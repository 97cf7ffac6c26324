import { message, type Scenario } from './types.ts';

/** Turns without tools. */
export const textScenarios: readonly Scenario[] = [
  {
    name: 'plain text',
    prompt: 'Say hello.',
    turns: [{ output: [message('Hello! How can I help you today?')] }],
  },
  {
    name: 'two messages with phases',
    prompt: 'Explain what a monad is.',
    turns: [
      {
        output: [
          message('Let me put that in plain words.', { phase: 'commentary' }),
          message('A monad is a way to chain steps that each bring a context along.', { phase: 'final_answer' }),
        ],
      },
    ],
  },
  {
    name: 'two parts in one message',
    prompt: 'Count to two.',
    turns: [
      {
        output: [
          {
            type: 'message',
            content: [
              { type: 'output_text', text: 'One. ' },
              { type: 'output_text', text: 'Two.' },
            ],
          },
        ],
      },
    ],
  },
  {
    name: 'refusal',
    prompt: 'Help me with something forbidden.',
    turns: [{ output: [{ type: 'message', refusal: 'I’m sorry, but I can’t help with that.' }] }],
  },
  {
    name: 'empty text',
    prompt: 'Say nothing.',
    turns: [{ output: [message('')] }],
  },
  {
    name: 'unicode',
    prompt: 'Show me difficult characters.',
    turns: [
      {
        output: [
          message(
            'Emoji 👩‍👩‍👧‍👦 🇩🇪 👍🏽, 中文字符 and 日本語, combining e\u0301 n\u0303, line\u2028separator and paragraph\u2029separator, "quotes" \\ back\\slash,\nnewline\r\ncarriage\ttab, zero\u200Bwidth, NUL-like \u0001, math 𝕏, right-to-left שלום.',
          ),
        ],
      },
    ],
  },
  {
    name: 'usage with cached tokens',
    prompt: 'Say hello again.',
    turns: [
      {
        output: [message('Hello again!')],
        usage: {
          input_tokens: 2048,
          cached_tokens: 1920,
          cache_write_tokens: 64,
          output_tokens: 6,
          reasoning_tokens: 0,
        },
      },
    ],
  },
  {
    name: 'web search with citations',
    prompt: 'What is the newest release of Node.js?',
    hostedTools: ['web_search'],
    turns: [
      {
        output: [
          { type: 'reasoning', summary: [] },
          { type: 'web_search_call', action: { type: 'search', query: 'newest Node.js release' } },
          message('Node.js 26 is the newest release (nodejs.org). See also the blog.', {
            annotations: [
              { type: 'url_citation', url: 'https://nodejs.org/en', title: 'Node.js', start_index: 33, end_index: 43 },
              {
                type: 'url_citation',
                url: 'https://nodejs.org/en/blog',
                title: 'Blog',
                start_index: 60,
                end_index: 64,
              },
            ],
          }),
        ],
      },
    ],
  },
  {
    name: 'unknown item',
    prompt: 'Use the newest feature.',
    turns: [
      {
        output: [
          { type: 'brand_new_call', id: 'new_1', status: 'completed', payload: { depth: [1, 2, { three: 3 }] } },
          message('Done with the newest feature.'),
        ],
      },
    ],
  },
];
