import type { Reason } from './reason.ts';

/** Why there is no way to send something. */
export const ofRequests: readonly Reason[] = [
  {
    table: 'Request fields',
    cell: 'encoded',
    rows: ['background'],
    why: 'the answer would be a response that is not finished, which an AI SDK model has no word for; one that comes anyway is an error that says so',
  },
  {
    table: 'Request fields',
    cell: 'encoded',
    rows: ['prompt.id', 'prompt.version', 'prompt.variables'],
    why: 'OpenAI ends stored prompts on 2026-11-30; `extraBody` sends it',
  },
  {
    table: 'Request fields',
    cell: 'encoded',
    rows: ['reasoning.generate_summary'],
    why: 'the old name of `reasoning.summary`, which is sent',
  },
  {
    table: 'Request fields',
    cell: 'encoded',
    rows: ['conversation.id'],
    why: 'says the same as the id alone, which is sent',
  },
  { table: 'Tool choice', cell: 'encoded', rows: ['computer_use'], why: 'another name of `computer`, which is sent' },
  {
    table: 'Include',
    cell: 'without being told',
    rows: ['file_search_call.results', 'web_search_call.results'],
    why: 'makes answers much larger; the option `include` asks for it',
  },
  {
    table: 'Include',
    cell: 'without being told',
    rows: ['message.input_image.image_url', 'computer_call_output.output.image_url'],
    why: 'repeats what the caller sent; the option `include` asks for it',
  },
];
