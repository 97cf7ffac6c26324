import { anything, fields, flag, integer, list, orNull, text, variants, word, type Shape } from './shape.ts';
import { ofType } from './input-items.ts';
import type { Rule } from './rule.ts';

const status = word('in_progress', 'completed', 'incomplete');
const body = text(10_485_760);

const caller = orNull(variants({ direct: [{}], program: [{ caller_id: text(64) }] }));

const environment = orNull(
  variants({ local: [{}, { skills: anything }], container_reference: [{ container_id: text() }] }),
);

const outcome = variants({ exit: [{ exit_code: integer() }], timeout: [{}] });

const keys = { keys: orNull(list(text())) };
const point = { x: integer(), y: integer() };

const action = variants({
  click: [{ ...point, button: word('left', 'right', 'wheel', 'back', 'forward') }, keys],
  double_click: [{ ...point, ...keys }],
  drag: [{ path: list(fields(point)) }, keys],
  keypress: [{ keys: list(text()) }],
  move: [point, keys],
  screenshot: [{}],
  scroll: [{ ...point, scroll_x: integer(), scroll_y: integer() }, keys],
  type: [{ text: text() }],
  wait: [{}],
});

const checks = list(fields({ id: text() }, { code: orNull(text()), message: orNull(text()) }));

/** What the fields of an item have to be; that the required ones are there is another rule's. */
const shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  shell_call: {
    action: fields({ commands: list(text()) }, { timeout_ms: orNull(integer()), max_output_length: orNull(integer()) }),
    status: orNull(status),
    environment,
    caller,
  },
  shell_call_output: {
    output: list(fields({ stdout: body, stderr: body, outcome }, { created_by: anything })),
    max_output_length: orNull(integer()),
    status: orNull(status),
    caller,
  },
  local_shell_call: {
    action: fields(
      { type: word('exec'), command: list(text()), env: fields({}, {}, 'open') },
      { timeout_ms: orNull(integer()), user: orNull(text()), working_directory: orNull(text()) },
    ),
    status,
  },
  local_shell_call_output: { output: text(), status: orNull(status) },
  apply_patch_call: {
    operation: variants({
      create_file: [{ path: text(), diff: body }],
      update_file: [{ path: text(), diff: body }],
      delete_file: [{ path: text() }],
    }),
    status: word('in_progress', 'completed'),
    caller,
  },
  apply_patch_call_output: { status: word('completed', 'failed'), output: orNull(body), caller },
  computer_call: { action, actions: list(action), pending_safety_checks: checks, status },
  computer_call_output: {
    output: variants({ computer_screenshot: [{}, { image_url: text(), file_id: text(), detail: text() }] }),
    acknowledged_safety_checks: orNull(checks),
    status: orNull(status),
  },
  web_search_call: { status: word('in_progress', 'searching', 'completed', 'failed') },
  file_search_call: {
    status: word('in_progress', 'searching', 'completed', 'incomplete', 'failed'),
    queries: list(text()),
    results: orNull(list(fields({}, {}, 'open'))),
  },
  code_interpreter_call: {
    status: word('in_progress', 'completed', 'incomplete', 'interpreting', 'failed'),
    container_id: text(),
    code: orNull(text()),
    outputs: orNull(list(variants({ logs: [{ logs: text() }], image: [{ url: text() }] }))),
  },
  image_generation_call: {
    status: word('in_progress', 'completed', 'generating', 'failed'),
    result: orNull(text()),
  },
  mcp_list_tools: {
    server_label: text(),
    tools: list(fields({ name: text(), input_schema: anything }, {}, 'open')),
    error: orNull(text()),
  },
  mcp_call: {
    server_label: text(),
    name: text(),
    arguments: text(),
    output: orNull(text()),
    error: orNull(
      variants({
        mcp_protocol_error: [{ code: integer(), message: text() }],
        mcp_tool_execution_error: [{ content: anything }],
        http_error: [{ code: integer(), message: text() }],
      }),
    ),
    status: word('in_progress', 'completed', 'incomplete', 'calling', 'failed'),
    approval_request_id: orNull(text()),
  },
  mcp_approval_request: { server_label: text(), name: text(), arguments: text() },
  mcp_approval_response: { approval_request_id: text(), approve: flag, reason: orNull(text()) },
  tool_search_call: { execution: word('server', 'client'), status: orNull(status) },
  tool_search_output: {
    execution: word('server', 'client'),
    tools: list(fields({ type: text() }, {}, 'open')),
    status: orNull(status),
  },
  additional_tools: { role: word('developer'), tools: list(fields({ type: text() }, {}, 'open')) },
  compaction: { encrypted_content: text(20_971_520) },
  program: { code: body, fingerprint: body },
  program_output: { result: body, status: word('completed', 'incomplete') },
};

/** The fields of the items that calls of the endpoint's own tools are; one rule for each type. */
export const itemFieldRules: readonly Rule[] = Object.entries(shapes).map(([type, byField]) => {
  const shape = fields({}, byField, 'open');
  return {
    name: `fields-of-${type}`,
    evidence: `responses-api.md §2 and the published schema: ${type} as an input item`,
    check: (_request, context) => ofType(context, [type], ({ item, path }) => shape(item, path)),
  };
});
