import { message, reasoning, type Scenario } from '../types.ts';

const automatic = {
  wire: { type: 'code_interpreter', container: { type: 'auto', file_ids: ['file_rolls'] } },
  args: { container: { fileIds: ['file_rolls'] } },
};

/** Conversations in which the endpoint runs code. */
export const codeInterpreterScenarios: readonly Scenario[] = [
  {
    name: 'code interpreter',
    prompt: 'Roll two dice a thousand times.',
    endpointTools: [automatic],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Rolling**'),
          {
            type: 'code_interpreter_call',
            container_id: 'cntr_1',
            code: 'import random\nprint("rolled \\"two\\"", [random.randint(1, 6) for _ in range(2)])\n',
            outputs: [
              { type: 'logs', logs: 'rolled "two" [3, 4]\n' },
              { type: 'image', url: 'https://files.example/histogram.png' },
            ],
          },
          reasoning(),
          { type: 'code_interpreter_call', container_id: 'cntr_1', code: 'sums[:20]', outputs: [] },
          message('The rolls are in rolls.csv.', {
            annotations: [
              {
                type: 'container_file_citation',
                container_id: 'cntr_1',
                file_id: 'cfile_1',
                filename: 'rolls.csv',
                start_index: 17,
                end_index: 26,
              },
            ],
          }),
        ],
      },
    ],
  },
  {
    name: 'code interpreter in a container of the caller',
    prompt: 'Divide by zero.',
    endpointTools: [{ wire: { type: 'code_interpreter', container: 'cntr_own' }, args: { container: 'cntr_own' } }],
    turns: [
      {
        output: [
          reasoning(),
          { type: 'code_interpreter_call', container_id: 'cntr_own', code: '1 / 0', status: 'failed' },
          message('That cannot be done.'),
        ],
      },
    ],
  },
];
