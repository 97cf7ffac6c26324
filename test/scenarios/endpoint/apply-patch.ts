import { message, reasoning, type Scenario, type ScenarioEndpointTool } from '../types.ts';

const patch: ScenarioEndpointTool = {
  wire: { type: 'apply_patch' },
  result: { status: 'completed', output: 'Done.' },
  output: { status: 'completed', output: 'Done.' },
};

/** Conversations in which files are changed. */
export const applyPatchScenarios: readonly Scenario[] = [
  {
    name: 'apply patch',
    prompt: 'Say hello instead of hi.',
    endpointTools: [patch],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Changing the greeting**'),
          {
            type: 'apply_patch_call',
            operation: {
              type: 'update_file',
              path: 'src/greet "me".ts',
              diff: '@@\n-say("hi\\n");\n+say("hello\\n");\n\tcontext\n',
            },
          },
          { type: 'apply_patch_call', operation: { type: 'create_file', path: 'HELLO.md', diff: '+# Hello\n' } },
          { type: 'apply_patch_call', operation: { type: 'delete_file', path: 'HI.md' } },
        ],
      },
      { output: [reasoning(), message('It says hello now.')] },
    ],
  },
  {
    name: 'apply patch that fails',
    prompt: 'Say goodbye instead of hi.',
    endpointTools: [
      {
        wire: { type: 'apply_patch' },
        result: { status: 'failed', output: 'The context does not match.' },
        output: { status: 'failed', output: 'The context does not match.' },
      },
    ],
    turns: [
      {
        output: [
          { type: 'apply_patch_call', operation: { type: 'update_file', path: 'a.ts', diff: '@@\n-hi\n+bye\n' } },
        ],
      },
      { output: [message('That file is another one.')] },
    ],
  },
  {
    name: 'apply patch call that is cut off',
    prompt: 'Rewrite everything.',
    endpointTools: [patch],
    turns: [
      {
        output: [
          reasoning(),
          { type: 'apply_patch_call', operation: { type: 'update_file', path: 'a.ts', diff: '@@\n-all\n+no' } },
        ],
        status: 'incomplete',
      },
    ],
  },
];
