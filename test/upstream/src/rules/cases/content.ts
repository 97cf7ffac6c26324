import { user, userPart, type RejectedCase } from './case.ts';

const item = (value: unknown) => ({ input: [user, value] });
const message = (role: string, content: unknown, fields: object = {}) =>
  item({ type: 'message', role, content, ...fields });

/** Requests that are refused for the content of an item. */
export const contentCases: readonly RejectedCase[] = [
  {
    rule: 'content-type',
    request: message('user', null),
    message:
      "Invalid type for 'input[1].content': expected one of an array of objects or string, but got null instead.",
  },
  { rule: 'content-empty', request: message('user', []), message: "Invalid 'input[1].content': empty array." },
  {
    rule: 'part-type',
    request: message('assistant', [{ type: 'input_text', text: 'Hi' }]),
    message: "Invalid value: 'input_text'. Supported values are: 'output_text' and 'refusal'.",
  },
  {
    rule: 'part-type',
    request: message('developer', [{ type: 'output_text', text: 'Hi' }]),
    message: "Invalid value: 'output_text'. Supported values are: 'input_text', 'input_image', and 'input_file'.",
  },
  {
    rule: 'part-type',
    request: message('user', [{ type: 'text', text: 'Hi' }]),
    message:
      "Invalid value: 'text'. Supported values are: 'input_text', 'input_image', 'output_text', 'refusal', 'input_file', 'computer_screenshot', and 'summary_text'.",
  },
  {
    rule: 'part-missing-field',
    request: userPart({ type: 'input_text' }),
    message: "Missing required parameter: 'input[0].content[0].text'.",
  },
  {
    rule: 'part-unknown-key',
    request: userPart({ type: 'input_text', text: 'Hi', cache_control: {} }),
    message: "Unknown parameter: 'input[0].content[0].cache_control'.",
  },
  {
    rule: 'part-text-type',
    request: userPart({ type: 'input_text', text: null }),
    message: "Invalid type for 'input[0].content[0].text': expected a string, but got null instead.",
  },
  {
    rule: 'image-source',
    request: userPart({ type: 'input_image', image_url: { url: 'https://a.test/b.png' } }),
    message: "Invalid type for 'input[0].content[0].image_url': expected an image URL, but got an object instead.",
  },
  {
    rule: 'image-source',
    request: userPart({ type: 'input_image', image_url: 'b.png' }),
    message: "Invalid 'input[0].content[0].image_url'. Expected a valid URL",
  },
  {
    rule: 'image-source',
    request: userPart({ type: 'input_image', detail: 'auto' }),
    message: "Missing required parameter: 'input[0].content[0].image_url'.",
  },
  {
    rule: 'image-detail',
    request: userPart({ type: 'input_image', file_id: 'file-1', detail: 'best' }),
    message: "Invalid value: 'best'. Supported values are: 'low', 'high', 'auto', and 'original'.",
  },
  {
    rule: 'file-source',
    request: userPart({ type: 'input_file', file_id: 'file-1', file_url: 'https://a.test/b.pdf' }),
    message: 'Mutually exclusive parameters.',
  },
  {
    rule: 'file-source',
    request: userPart({ type: 'input_file', filename: 'b.pdf' }),
    message: "Missing required parameter: 'input[0].content[0].file_id'.",
  },
  {
    rule: 'assistant-parts-without-id',
    request: message('assistant', [{ type: 'output_text', text: 'Hi' }]),
    message: "Missing required parameter: 'input[1].id'.",
  },
];
