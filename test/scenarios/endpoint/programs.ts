import { message, reasoning, type Scenario, type ScenarioTool } from '../types.ts';

const stock: ScenarioTool = {
  name: 'get_stock',
  description: 'How many there are.',
  parameters: {
    type: 'object',
    properties: { sku: { type: 'string' } },
    required: ['sku'],
    additionalProperties: false,
  },
  result: { units: 3 },
  options: {
    allowedCallers: ['programmatic'],
    outputSchema: {
      type: 'object',
      properties: { units: { type: 'integer' } },
      required: ['units'],
      additionalProperties: false,
    },
  },
};

const caller = { type: 'program', caller_id: 'call_program' };

/** Conversations in which a program of the model's calls the tools. */
export const programScenarios: readonly Scenario[] = [
  {
    name: 'programmatic tool calling',
    prompt: 'How many of tea and coffee are there?',
    tools: [stock],
    endpointTools: [{ wire: { type: 'programmatic_tool_calling' } }],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Counting**'),
          {
            type: 'program',
            call_id: 'call_program',
            code: 'const [tea, coffee] = await Promise.all(["tea", "coffee"].map(sku => tools.get_stock({ sku })));\n',
          },
          { type: 'function_call', name: 'get_stock', arguments: '{"sku":"tea"}', caller, status: 'in_progress' },
          { type: 'function_call', name: 'get_stock', arguments: '{"sku":"coffee"}', caller, status: 'in_progress' },
        ],
      },
      {
        output: [
          { type: 'program_output', call_id: 'call_program', result: '{"tea":3,"coffee":3}' },
          message('Three of each.'),
        ],
      },
    ],
  },
  {
    name: 'program that needs no tools',
    prompt: 'Add up the numbers to a hundred.',
    tools: [stock],
    endpointTools: [{ wire: { type: 'programmatic_tool_calling' } }],
    turns: [
      {
        output: [
          reasoning(),
          { type: 'program', call_id: 'call_sum', code: 'return (100 * 101) / 2;' },
          { type: 'program_output', call_id: 'call_sum', result: '5050' },
          message('5050.'),
        ],
      },
    ],
  },
];
