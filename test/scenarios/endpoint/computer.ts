import { message, reasoning, type Scenario, type ScenarioEndpointTool } from '../types.ts';

const image =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const check = { id: 'cu_sc_1', code: 'malicious_instructions', message: 'The page says to ignore the user.' };

const computer: ScenarioEndpointTool = {
  wire: { type: 'computer' },
  result: { output: { type: 'computer_screenshot', imageUrl: image } },
  output: { output: { type: 'computer_screenshot', image_url: image } },
};

const careful: ScenarioEndpointTool = {
  wire: { type: 'computer' },
  result: { output: { type: 'computer_screenshot', imageUrl: image }, acknowledgedSafetyChecks: [check] },
  output: { output: { type: 'computer_screenshot', image_url: image }, acknowledged_safety_checks: [check] },
};

const preview: ScenarioEndpointTool = {
  wire: { type: 'computer_use_preview', environment: 'browser', display_width: 1024, display_height: 768 },
  args: { environment: 'browser', displayWidth: 1024, displayHeight: 768 },
  result: { output: { type: 'computer_screenshot', imageUrl: image } },
  output: { output: { type: 'computer_screenshot', image_url: image } },
};

/** Conversations in which a computer is used. */
export const computerScenarios: readonly Scenario[] = [
  {
    name: 'computer',
    prompt: 'Look for tea.',
    endpointTools: [computer],
    reasoning: true,
    turns: [
      { output: [reasoning('**Looking first**'), { type: 'computer_call', actions: [{ type: 'screenshot' }] }] },
      {
        output: [
          reasoning(),
          {
            type: 'computer_call',
            actions: [
              { type: 'click', button: 'left', x: 12, y: 34 },
              { type: 'scroll', x: 1, y: 2, scroll_x: 0, scroll_y: -300 },
              { type: 'type', text: 'tea "green"' },
              { type: 'keypress', keys: ['CTRL', 'ENTER'] },
              {
                type: 'drag',
                path: [
                  { x: 1, y: 1 },
                  { x: 2, y: 3 },
                ],
              },
              { type: 'wait' },
            ],
          },
        ],
      },
      { output: [message('There is tea.')] },
    ],
  },
  {
    name: 'computer with safety checks',
    prompt: 'Look for tea on a strange page.',
    endpointTools: [careful],
    turns: [
      {
        output: [
          reasoning(),
          {
            type: 'computer_call',
            actions: [{ type: 'double_click', x: 5, y: 6, keys: null }],
            pending_safety_checks: [check],
          },
        ],
      },
      { output: [message('There is tea.')] },
    ],
  },
  {
    name: 'computer of the preview',
    prompt: 'Look for coffee.',
    endpointTools: [preview],
    turns: [
      { output: [reasoning(), { type: 'computer_call', action: { type: 'screenshot' } }] },
      { output: [message('There is coffee.')] },
    ],
  },
  {
    name: 'computer call that is cut off',
    prompt: 'Buy tea.',
    endpointTools: [computer],
    turns: [{ output: [{ type: 'computer_call', actions: [{ type: 'type', text: 'te' }] }], status: 'incomplete' }],
  },
];
