import type { Call } from '../bridge.ts';

type Id = `openai.${string}`;

const callers = { allowedCallers: ['direct', 'programmatic'] };
const location = { type: 'approximate', country: 'CZ', city: 'Prague', region: 'Prague', timezone: 'Europe/Prague' };
const network = { allowedDomains: ['example.com'], domainSecrets: [{ domain: 'example.com', name: 'a', value: 'b' }] };
const allowlist = { type: 'allowlist', ...network };
const source = { type: 'base64', mediaType: 'application/zip', data: 'AAAA' };
const skills = [
  { type: 'skillReference', providerReference: { openai: 'skill_1' }, version: '1' },
  { type: 'inline', name: 'a', description: 'b', source },
];
const search = {
  filters: { allowedDomains: ['example.com'], blockedDomains: ['example.org'] },
  searchContextSize: 'low',
  userLocation: location,
  externalWebAccess: true,
};
const preview = { searchContextSize: 'low', userLocation: location, searchContentTypes: ['text', 'image'] };
const filter = { type: 'eq', key: 'a', value: 'b' };
const filters = {
  type: 'and',
  filters: [filter, { type: 'or', filters: [filter, { type: 'and', filters: [filter] }] }],
};

/** Every tool of the endpoint, as callers may set it: all of what there is to set, in as many forms as that takes. */
export const tools: ReadonlyArray<readonly [id: Id, args: Record<string, unknown>]> = [
  ['openai.web_search', search],
  ['openai.web_search_2025_08_26', search],
  ['openai.web_search_preview', preview],
  ['openai.web_search_preview_2025_03_11', preview],
  [
    'openai.file_search',
    {
      vectorStoreIds: ['vs_1'],
      maxNumResults: 3,
      ranking: { ranker: 'auto', scoreThreshold: 0.5, hybridSearch: { embeddingWeight: 1, textWeight: 1 } },
      filters: filter,
    },
  ],
  ['openai.file_search', { vectorStoreIds: ['vs_1'], filters }],
  [
    'openai.code_interpreter',
    { container: { fileIds: ['file-1'], memoryLimit: '4g', networkPolicy: allowlist }, ...callers },
  ],
  ['openai.code_interpreter', { container: 'cntr_1' }],
  [
    'openai.image_generation',
    {
      action: 'auto',
      background: 'auto',
      inputFidelity: 'high',
      inputImageMask: { fileId: 'file-1', imageUrl: 'https://example.com/a.png' },
      model: 'gpt-image-1',
      moderation: 'auto',
      outputCompression: 50,
      outputFormat: 'png',
      partialImages: 1,
      quality: 'auto',
      size: 'auto',
    },
  ],
  [
    'openai.mcp',
    {
      serverLabel: 'a',
      serverUrl: 'https://example.com/mcp',
      serverDescription: 'Adds.',
      authorization: 'a token',
      headers: { a: 'b' },
      allowedTools: { readOnly: true, toolNames: ['add'] },
      requireApproval: {
        always: { readOnly: false, toolNames: ['add'] },
        never: { readOnly: true, toolNames: ['see'] },
      },
      deferLoading: true,
      ...callers,
    },
  ],
  ['openai.mcp', { serverLabel: 'a', connectorId: 'connector_gmail', requireApproval: 'never', allowedTools: ['add'] }],
  ['openai.mcp', { serverLabel: 'a', tunnelId: `tunnel_${'a'.repeat(32)}` }],
  [
    'openai.shell',
    {
      environment: {
        type: 'containerAuto',
        fileIds: ['file-1'],
        memoryLimit: '4g',
        networkPolicy: allowlist,
        skills,
      },
      ...callers,
    },
  ],
  ['openai.shell', { environment: { type: 'containerReference', containerId: 'cntr_1' } }],
  ['openai.shell', { environment: { type: 'local', skills: [{ name: 'a', description: 'b', path: '/c' }] } }],
  ['openai.local_shell', {}],
  ['openai.apply_patch', callers],
  ['openai.computer', {}],
  ['openai.computer_use_preview', { environment: 'browser', displayWidth: 800, displayHeight: 600 }],
  [
    'openai.custom',
    {
      description: 'Patches.',
      format: { type: 'grammar', syntax: 'lark', definition: 'start: "a"' },
      deferLoading: true,
      ...callers,
    },
  ],
  ['openai.custom', { format: { type: 'text' } }],
  ['openai.custom', { namespace: { name: 'files', description: 'Files.' }, format: { type: 'text' } }],
  [
    'openai.custom',
    {
      namespace: { name: 'files', description: 'Files.' },
      format: { type: 'grammar', syntax: 'lark', definition: 'start: "a"' },
    },
  ],
  [
    'openai.tool_search',
    { execution: 'client', description: 'Finds.', parameters: { type: 'object', properties: {} } },
  ],
  ['openai.programmatic_tool_calling', {}],
];

const inputSchema = { type: 'object' as const, properties: {} };

/** A function tool with all that its options say. */
const functionTool = (options: Record<string, never>): NonNullable<Call['tools']>[number] => ({
  type: 'function',
  name: 'add',
  description: 'Adds.',
  inputSchema,
  strict: true,
  providerOptions: { openai: options },
});

/** Options are JSON of any form, which their type does not say. */
const options = (value: object) => value as Record<string, never>;

/** Calls with one tool each, which is to be used. */
export const toolCalls: readonly Call[] = [
  ...tools
    .map(([id, args]): Call => ({ tools: [{ type: 'provider', id, name: 'tool', args }] }))
    .flatMap(chosen('tool')),
  ...[
    options({ ...callers, deferLoading: true, outputSchema: inputSchema }),
    options({
      ...callers,
      deferLoading: true,
      outputSchema: inputSchema,
      namespace: { name: 'maths', description: 'Numbers.' },
    }),
  ]
    .map((given): Call => ({ tools: [functionTool(given)] }))
    .flatMap(chosen('add')),
  { tools: [functionTool(options({}))], toolChoice: { type: 'auto' } },
  { tools: [functionTool(options({}))], toolChoice: { type: 'none' } },
  { tools: [functionTool(options({}))], toolChoice: { type: 'required' } },
  {
    tools: [functionTool(options({}))],
    providerOptions: { openai: { allowedTools: { toolNames: ['add'], mode: 'required' } } },
  },
];

function chosen(toolName: string) {
  return (call: Call): Call[] => [call, { ...call, toolChoice: { type: 'tool', toolName } }];
}

/** The endpoint's tool of a name of its own, as it is where the endpoint runs it, or the caller. */
export function toolNamed(name: string, providerExecuted: boolean) {
  const found = tools.find(([id]) => id === `openai.${name}`);
  return found && { id: found[0], args: providerExecuted ? found[1] : {} };
}
