import { message, reasoning, type Scenario, type ScenarioEndpointTool } from '../types.ts';

const local: ScenarioEndpointTool = {
  wire: { type: 'shell' },
  result: {
    output: [
      { stdout: 'notes.md\n"odd" name\n', stderr: '', outcome: { type: 'exit', exitCode: 0 } },
      { stdout: '', stderr: 'cat: no such file\n', outcome: { type: 'exit', exitCode: 1 } },
    ],
  },
  output: {
    output: [
      { stdout: 'notes.md\n"odd" name\n', stderr: '', outcome: { type: 'exit', exit_code: 0 } },
      { stdout: '', stderr: 'cat: no such file\n', outcome: { type: 'exit', exit_code: 1 } },
    ],
  },
};

const limited: ScenarioEndpointTool = {
  wire: { type: 'shell', environment: { type: 'local' } },
  args: { environment: { type: 'local' } },
  result: { maxOutputLength: 4096, output: [{ stdout: 'tick', stderr: '', outcome: { type: 'timeout' } }] },
  output: { max_output_length: 4096, output: [{ stdout: 'tick', stderr: '', outcome: { type: 'timeout' } }] },
};

const container: ScenarioEndpointTool = {
  wire: { type: 'shell', environment: { type: 'container_auto', file_ids: ['file_notes'] } },
  args: { environment: { type: 'containerAuto', fileIds: ['file_notes'] } },
};

const environment = { type: 'container_reference', container_id: 'cntr_shell' };

const exec: ScenarioEndpointTool = {
  wire: { type: 'local_shell' },
  result: { output: 'total 0\n' },
  output: { output: 'total 0\n' },
};

/** Conversations in which commands are run, by the caller or by the endpoint. */
export const shellScenarios: readonly Scenario[] = [
  {
    name: 'shell',
    prompt: 'What is in this folder?',
    endpointTools: [local],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Looking around**'),
          { type: 'shell_call', commands: ['ls -a', 'cat "no such\tfile" | grep \\n'] },
        ],
      },
      { output: [reasoning(), message('Notes, and an odd file.')] },
    ],
  },
  {
    name: 'shell with limits, called twice',
    prompt: 'Wait for it.',
    endpointTools: [limited],
    turns: [
      {
        output: [
          reasoning(),
          { type: 'shell_call', commands: ['sleep 10'], timeout_ms: 500, max_output_length: 4096 },
          { type: 'shell_call', commands: ['yes'], timeout_ms: 500, max_output_length: 4096 },
        ],
      },
      { output: [message('It did not come.')] },
    ],
  },
  {
    name: 'shell in a container',
    prompt: 'What is in your folder?',
    endpointTools: [container],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Looking around**'),
          { type: 'shell_call', call_id: 'call_container', commands: ['ls', 'cat notes'], environment },
          {
            type: 'shell_call_output',
            call_id: 'call_container',
            output: [
              { stdout: 'notes\n', stderr: '', outcome: { type: 'exit', exit_code: 0 } },
              { stdout: 'Tea is', stderr: 'cut off\n', outcome: { type: 'timeout' } },
            ],
          },
          reasoning(),
          message('Only notes.'),
        ],
      },
    ],
  },
  {
    name: 'shell call that is cut off',
    prompt: 'Remove everything but the notes.',
    endpointTools: [local],
    turns: [{ output: [reasoning(), { type: 'shell_call', commands: ['rm -rf ./'] }], status: 'incomplete' }],
  },
  {
    name: 'local shell',
    prompt: 'What is in my folder?',
    endpointTools: [exec],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Listing**'),
          {
            type: 'local_shell_call',
            action: { command: ['ls', '-l', 'a "b"'], env: { LANG: 'C' }, timeout_ms: 1000, working_directory: '/tmp' },
          },
        ],
      },
      { output: [message('Nothing.')] },
    ],
  },
  {
    name: 'local shell call that is cut off',
    prompt: 'Remove my folder, but not all of it.',
    endpointTools: [exec],
    turns: [{ output: [{ type: 'local_shell_call', action: { command: ['rm', '-r'] } }], status: 'incomplete' }],
  },
];
