import { expect } from 'vitest';
import type { Case } from './case.ts';
import { about, answer, ran, thenTell } from './hosted-case.ts';
import { searchCases } from './hosted-searches.ts';

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

const partials = ['UG5nIDE=', 'UG5nIDI='];

const imageGeneration = about(
  {
    ask: {
      prompt: 'Draw a dot.',
      hostedTools: [
        { kind: 'image_generation', name: 'draw', args: { quality: 'low', outputFormat: 'png', partialImages: 2 } },
      ],
    },
    script: [thenTell([{ type: 'image_generation_call', id: 'ig_1', status: 'completed', result: picture }])],
    goesOn: { references: ['reasoning', 'image_generation_call'] },
  },
  {
    'image generation: the image': {
      shows: ran('draw', {}, { result: picture }),
      sends: [{ tools: [{ type: 'image_generation', quality: 'low', output_format: 'png', partial_images: 2 }] }],
    },
    // ai@6 and later tell what came on the way as results in front of the last one.
    'image generation: what it looked like on the way': {
      script: [
        thenTell([{ type: 'image_generation_call', id: 'ig_1', status: 'completed', result: picture, partials }]),
      ],
      ways: ['stream'],
      shows: {
        ...answer,
        steps: [{ results: [...partials, picture].map(result => ({ name: 'draw', output: { result } })) }],
      },
    },
  },
);

const commands = { commands: ['uname', 'false'], timeout_ms: 1000, max_output_length: 100 };
const finished = [
  { stdout: 'Linux\n', stderr: '', outcome: { type: 'exit', exit_code: 0 } },
  { stdout: '', stderr: 'no', outcome: { type: 'exit', exit_code: 1 } },
  { stdout: '', stderr: '', outcome: { type: 'timeout' } },
];

const written = {
  maxOutputLength: 100,
  output: [
    { stdout: 'Linux\n', stderr: '', outcome: { type: 'exit', exitCode: 0 } },
    { stdout: '', stderr: 'no', outcome: { type: 'exit', exitCode: 1 } },
    { stdout: '', stderr: '', outcome: { type: 'timeout' } },
  ],
};

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
          ...commands,
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
      shows: {
        ...answer,
        steps: [
          {
            calls: [
              {
                name: 'shell',
                input: { action: { commands: ['uname', 'false'], timeoutMs: 1000, maxOutputLength: 100 } },
              },
            ],
            // Streams of ai@6 and later have what was written so far in front of it.
            results: expect.arrayContaining([{ name: 'shell', output: written }]),
          },
        ],
      },
      sends: [{ tools: [{ type: 'shell', environment: { type: 'container_auto' } }] }],
    },
  },
);

/** Tools that the endpoint runs itself: what is seen of them, and that they go back. */
export const hostedCases: readonly Case[] = [...searchCases, ...codeInterpreter, ...imageGeneration, ...shell];
