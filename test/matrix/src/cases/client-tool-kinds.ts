import { expect } from 'vitest';
import type { EndpointTool } from '../driver.ts';

interface Item {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A kind of call that the caller runs. */
export interface Kind {
  readonly tool: EndpointTool;
  readonly call: Item;
  readonly input: unknown;
  /** What its tool may give back, and the item that each is to be. */
  readonly results: Readonly<Record<string, Result>>;
}

interface Result extends Pick<EndpointTool, 'result' | 'fails' | 'shows'> {
  readonly output: object;
}

/** The name that the caller has for each of these tools: the wire knows nothing of it. */
export const name = 'mine';

const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
const screenshot = `data:image/png;base64,${picture}`;

/** The majors write errors in different words. */
const containing = (text: string): unknown => expect.stringContaining(text);

const exit = (stdout: string, code = 0) => ({ stdout, stderr: '', outcome: { type: 'exit', exit_code: code } });

const shell: Kind = {
  tool: { kind: 'shell', args: { environment: { type: 'local' } } },
  call: {
    type: 'shell_call',
    id: 'sh_1',
    call_id: 'call_1',
    status: 'completed',
    commands: ['uname'],
    timeout_ms: 900,
  },
  input: { action: { commands: ['uname'], timeoutMs: 900 } },
  results: {
    JSON: {
      result: { output: [{ stdout: 'Linux', stderr: '', outcome: { type: 'exit', exitCode: 0 } }] },
      output: { type: 'shell_call_output', output: [exit('Linux')] },
    },
    text: { result: 'Linux', output: { type: 'shell_call_output', output: [exit('Linux')] } },
    'an error': {
      fails: 'No shell.',
      output: {
        type: 'shell_call_output',
        output: [{ stdout: '', stderr: containing('No shell.'), outcome: { type: 'exit', exit_code: 1 } }],
      },
    },
  },
};

const localShell: Kind = {
  tool: { kind: 'local_shell' },
  call: {
    type: 'local_shell_call',
    id: 'lsh_1',
    call_id: 'call_1',
    status: 'completed',
    action: { type: 'exec', command: ['uname', '-a'], env: { A: 'b' }, working_directory: '/tmp' },
  },
  input: { action: { type: 'exec', command: ['uname', '-a'], env: { A: 'b' }, workingDirectory: '/tmp' } },
  results: {
    JSON: { result: { output: 'Linux' }, output: { type: 'local_shell_call_output', output: 'Linux' } },
    text: { result: 'Linux', output: { type: 'local_shell_call_output', output: 'Linux' } },
    'an error': { fails: 'No shell.', output: { type: 'local_shell_call_output', output: containing('No shell.') } },
  },
};

const operation = { type: 'update_file', path: 'a.ts', diff: '@@\n-1\n+2\n' };

const applyPatch: Kind = {
  tool: { kind: 'apply_patch' },
  call: { type: 'apply_patch_call', id: 'apc_1', call_id: 'call_1', status: 'completed', operation },
  input: { callId: 'call_1', operation },
  results: {
    JSON: {
      result: { status: 'failed', output: 'No such file.' },
      output: { type: 'apply_patch_call_output', status: 'failed', output: 'No such file.' },
    },
    text: { result: 'Done.', output: { type: 'apply_patch_call_output', status: 'completed', output: 'Done.' } },
    'an error': {
      fails: 'The disk is full.',
      output: { type: 'apply_patch_call_output', status: 'failed', output: containing('The disk is full.') },
    },
  },
};

const check = { id: 'check_1', code: 'malicious_instructions', message: 'Look twice.' };

const computer: Kind = {
  tool: { kind: 'computer' },
  call: {
    type: 'computer_call',
    id: 'cu_1',
    call_id: 'call_1',
    status: 'completed',
    actions: [
      { type: 'click', button: 'left', x: 1, y: 2 },
      { type: 'scroll', x: 1, y: 2, scroll_x: 0, scroll_y: 9 },
    ],
    pending_safety_checks: [check],
  },
  input: {
    actions: [
      { type: 'click', button: 'left', x: 1, y: 2 },
      { type: 'scroll', x: 1, y: 2, scrollX: 0, scrollY: 9 },
    ],
    pendingSafetyChecks: [check],
    status: 'completed',
  },
  results: {
    JSON: {
      result: { output: { type: 'computer_screenshot', imageUrl: screenshot }, acknowledgedSafetyChecks: [check] },
      output: {
        type: 'computer_call_output',
        output: { type: 'computer_screenshot', image_url: screenshot },
        acknowledged_safety_checks: [check],
      },
    },
    'an image': {
      result: picture,
      shows: '',
      output: { type: 'computer_call_output', output: { type: 'computer_screenshot', image_url: screenshot } },
    },
  },
};

const computerUse: Kind = {
  tool: { kind: 'computer_use_preview', args: { environment: 'browser', displayWidth: 1024, displayHeight: 768 } },
  call: {
    type: 'computer_call',
    id: 'cu_1',
    call_id: 'call_1',
    status: 'completed',
    action: { type: 'type', text: 'Hello' },
    pending_safety_checks: [],
  },
  input: { actions: [{ type: 'type', text: 'Hello' }], pendingSafetyChecks: [], status: 'completed' },
  results: {
    JSON: {
      result: { output: { type: 'computer_screenshot', fileId: 'file-1' } },
      output: { type: 'computer_call_output', output: { type: 'computer_screenshot', file_id: 'file-1' } },
    },
  },
};

const sum = 'SELECT 1 + 1';
const grammar = { type: 'grammar', syntax: 'lark', definition: 'start: "SELECT" /.+/' };

const custom: Kind = {
  tool: { kind: 'custom', args: { description: 'Runs SQL.', format: grammar } },
  call: { type: 'custom_tool_call', id: 'ctc_1', call_id: 'call_1', status: 'completed', name, input: sum },
  input: sum,
  results: {
    JSON: { result: { rows: [2] }, output: { type: 'custom_tool_call_output', output: '{"rows":[2]}' } },
    text: { result: '2', output: { type: 'custom_tool_call_output', output: '2' } },
    'an error': { fails: 'No table.', output: { type: 'custom_tool_call_output', output: containing('No table.') } },
    'an image': {
      result: picture,
      shows: 'A plot:',
      output: {
        type: 'custom_tool_call_output',
        output: [
          { type: 'input_text', text: 'A plot:' },
          { type: 'input_image', image_url: screenshot },
        ],
      },
    },
  },
};

const found = {
  type: 'function',
  name: 'get_weather',
  description: 'The weather in a city.',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
  strict: true,
  defer_loading: true,
};

const toolSearch: Kind = {
  tool: {
    kind: 'tool_search',
    args: {
      execution: 'client',
      description: 'Finds tools.',
      parameters: { type: 'object', properties: { goal: { type: 'string' } } },
    },
  },
  call: {
    type: 'tool_search_call',
    id: 'tsc_1',
    call_id: 'call_1',
    status: 'completed',
    execution: 'client',
    arguments: { goal: 'weather' },
  },
  input: { arguments: { goal: 'weather' }, call_id: 'call_1' },
  results: {
    JSON: {
      result: { tools: [found] },
      output: { type: 'tool_search_output', execution: 'client', status: 'completed', tools: [found] },
    },
    'an error': { fails: 'No index.', output: { type: 'tool_search_output', execution: 'client', tools: [] } },
  },
};

/** Every such kind, by its title. */
export const kinds: Readonly<Record<string, Kind>> = {
  shell,
  'local shell': localShell,
  'apply patch': applyPatch,
  computer,
  'computer use (preview)': computerUse,
  'a custom tool with a grammar': custom,
  'tool search by the caller': toolSearch,
};
