import { prose, type Deviation } from './deviations.ts';

const recorded = (recording: string, what = 'Sent') => `${what} by the service: recordings/${recording}.`;

const imageFields = ['background', 'output_format', 'quality', 'size', 'revised_prompt'];

/** Places of the response object, with `output[…]` for its items, and `added[…]` for items as they are added. */
export const answerDeviations: readonly Deviation[] = [
  {
    where: 'delta.obfuscation',
    keyword: 'unnamed',
    evidence: `${recorded('openai/web-search-tool.1')} The document speaks of it with include_obfuscation.`,
  },
  { where: 'store', keyword: 'unnamed', evidence: recorded('openai/web-search-tool.1') },
  { where: 'user', keyword: 'type', value: null, evidence: recorded('openai/web-search-tool.1') },
  {
    where: 'usage',
    keyword: 'type',
    value: null,
    evidence: recorded('openai/web-search-tool.1', 'Sent until the end'),
  },
  {
    where: 'response.function_call_arguments.done.name',
    keyword: 'required',
    evidence: recorded('azure/tool-call.1', 'Left out'),
  },
  { where: 'output[custom_tool_call].status', keyword: 'unnamed', evidence: recorded('openai/custom-tool.1') },
  {
    where: 'added[web_search_call].action',
    keyword: 'required',
    evidence: recorded('openai/web-search-tool.1', 'Left out'),
  },
  {
    where: 'added[image_generation_call].result',
    keyword: 'required',
    evidence: recorded('openai/image-generation-tool.1', 'Left out'),
  },
  ...imageFields.map(field => ({
    where: `output[image_generation_call].${field}`,
    keyword: 'unnamed',
    evidence: recorded('openai/image-generation-tool.1'),
  })),
  { where: 'output[mcp_list_tools].tools[].description', keyword: 'unnamed', evidence: prose },
  ...[
    'output[message].content[output_text].annotations[url_citation]',
    'response.output_text.annotation.added.annotation',
    'response.content_part.done.part.annotations[url_citation]',
  ].map(place => ({ where: `${place}.title`, keyword: 'unnamed', evidence: prose })),
  ...[
    'output[tool_search_output].tools',
    'added[tool_search_output].tools',
    'output[additional_tools].tools',
    'added[additional_tools].tools',
    'tools',
  ].flatMap(place =>
    ['function', 'custom', 'namespace'].map(type => ({
      where: `${place}[${type}].description`,
      keyword: 'unnamed',
      evidence: prose,
    })),
  ),
  ...['output[tool_search_output].tools', 'added[tool_search_output].tools', 'tools'].map(place => ({
    where: `${place}[namespace].tools[function].description`,
    keyword: 'unnamed',
    evidence: prose,
  })),
  ...['delta', 'done'].map(step => ({
    where: `response.apply_patch_call_operation_diff.${step}.type`,
    keyword: 'enum',
    evidence: recorded('openai/apply-patch-tool.1'),
  })),
  { where: 'error.param', keyword: 'required', evidence: recorded('openai/error.1', 'Nested in `error`') },
  { where: 'error.message', keyword: 'required', evidence: recorded('openai/error.1', 'Nested in `error`') },
  { where: 'error.code', keyword: 'required', evidence: recorded('openai/error.1', 'Nested in `error`') },
  { where: 'error.error', keyword: 'unnamed', evidence: recorded('openai/error.1') },
  {
    where: 'error.code',
    keyword: 'enum',
    value: 'insufficient_quota',
    evidence: recorded('openai/error.1', 'Sent in response.failed'),
  },
  ...['added', 'output'].map(place => ({
    where: `${place}[brand_new_call].type`,
    keyword: 'enum',
    value: 'brand_new_call',
    evidence: 'An invented kind, for what no document names yet.',
  })),
];
