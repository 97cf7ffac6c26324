/** Makes ids such as `msg_00000003`: one counter for all prefixes, so a run can be repeated. */
export type IdMaker = (prefix: string) => string;

/** A fresh counter. */
export function createIds(): IdMaker {
  let count = 0;
  return prefix => `${prefix}_${String(++count).padStart(8, '0')}`;
}

/** The prefix of an item's id by its type, which an item that is sent back has to have as well. */
export const idPrefixes: Readonly<Record<string, string>> = {
  message: 'msg',
  reasoning: 'rs',
  function_call: 'fc',
  custom_tool_call: 'ctc',
  web_search_call: 'ws',
  file_search_call: 'fs',
  code_interpreter_call: 'ci',
  image_generation_call: 'ig',
  computer_call: 'cu',
  local_shell_call: 'lsh',
  shell_call: 'sh',
  apply_patch_call: 'apc',
  mcp_call: 'mcp',
  mcp_list_tools: 'mcpl',
  mcp_approval_request: 'mcpr',
  tool_search_call: 'tsc',
  compaction: 'cmp',
};

/** Of types whose prefix only the recordings tell: nobody has seen another one refused. */
const recordedPrefixes = { shell_call_output: 'sho', tool_search_output: 'tso', program: 'cm', program_output: 'cmo' };

/** The prefix of the ids that are made for items of a type. */
export const madeIdPrefixes: Readonly<Record<string, string>> = { ...idPrefixes, ...recordedPrefixes };

export function rotatedId(id: string, turn: number): string {
  return `${canonicalId(id)}.r${turn}`;
}

/** Undoes the `rotate-ids` fault, so that an item sent back is still recognised. */
export function canonicalId(id: string): string {
  return id.replace(/\.r\d+$/, '');
}
