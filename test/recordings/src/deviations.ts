/** A form that the service takes and the published document, as it stands beside the repository, does not. */
export interface Deviation {
  /** The place, with the type of what stands in a list instead of its index. */
  where: string;
  /** The keyword of JSON Schema that the form breaks, or `unnamed` for a key that the document does not name. */
  keyword: string;
  /** The only value that is taken there; any, where it is not given. */
  value?: unknown;
  evidence: string;
}

/**
 * The copy says of itself: "Prose removed". The properties of that name went with it, and `required` still lists some.
 * This is why a property that the service knows has no schema.
 */
export const prose =
  "The published document has the property; it was lost with the prose of the copy (its own $comment says 'Prose removed').";

const sentBack = (recording: string) => `Sent back as the service gave it: recordings/${recording}.`;

/** Where the prose took something with it. */
const lost = [
  'tools[function].description',
  'tools[custom].description',
  'tools[tool_search].description',
  'tools[namespace].description',
  'tools[namespace].tools[function].description',
  'tools[namespace].tools[custom].description',
  'tools[shell].environment.skills[inline].description',
  'tools[shell].environment.skills[].description',
  'text.format.description',
  'input[additional_tools].tools[function].description',
  'input[mcp_list_tools].tools[].description',
  'input[local_shell_call_output].call_id',
  'input[tool_search_output].tools[function].description',
  'input[tool_search_output].tools[custom].description',
  'input[tool_search_output].tools[namespace].description',
  'input[tool_search_output].tools[namespace].tools[function].description',
];

export const deviations: readonly Deviation[] = [
  ...lost.map(where => ({ where, keyword: 'unnamed', evidence: prose })),
  { where: 'input[message].content[output_text].annotations[url_citation].title', keyword: 'unnamed', evidence: prose },
  { where: 'input[custom_tool_call].status', keyword: 'unnamed', evidence: sentBack('openai/custom-tool.1') },
  {
    where: 'input[mcp_approval_response].request_id',
    keyword: 'required',
    evidence:
      'The document lists it as required and has no property of that name; @ai-sdk/openai answers with approval_request_id alone.',
  },
  {
    where: 'input[].content[input_image].detail',
    keyword: 'required',
    evidence:
      'It has a default, auto, and @ai-sdk/openai sends images without it: compat, "should convert messages with image parts using URL".',
  },
  {
    where: 'input[custom_tool_call_output].output[input_image].detail',
    keyword: 'required',
    evidence: 'It has a default, auto, as in messages, and the output of a function may leave it out.',
  },
  ...['web_search', 'web_search_2025_08_26'].map(tool => ({
    where: `tools[${tool}].filters.blocked_domains`,
    keyword: 'unnamed',
    evidence:
      'Tried with the live service by vercel/ai, pull request 18035 (2026-07-28), and sent by @ai-sdk/openai since.',
  })),
  {
    where: 'tool_choice.type',
    keyword: 'enum',
    value: 'web_search',
    evidence:
      'The list of hosted tools to choose names web_search_preview and not its successor web_search, which @ai-sdk/openai sends.',
  },
  ...['background', 'output_format', 'quality', 'revised_prompt', 'size'].map(field => ({
    where: `input[image_generation_call].${field}`,
    keyword: 'unnamed',
    evidence: sentBack('openai/image-generation-tool.1'),
  })),
  ...['arguments', 'call_id', 'name'].map(field => ({
    where: `input[web_search_call].${field}`,
    keyword: 'unnamed',
    evidence: sentBack('xai/web-search-tool.1'),
  })),
  { where: 'input[web_search_call].action', keyword: 'required', evidence: sentBack('xai/web-search-tool.1') },
  {
    where: 'input[configuration_update].type',
    keyword: 'enum',
    value: 'configuration_update',
    evidence:
      'An item of newer models that the copy is too old for; @ai-sdk/openai 4.0.118 sends it (openai-responses-language-model.ts).',
  },
  {
    where: 'input[brand_new_call].type',
    keyword: 'enum',
    value: 'brand_new_call',
    evidence: 'An invented kind, for what no document names yet: it is sent back as the endpoint gave it.',
  },
];
