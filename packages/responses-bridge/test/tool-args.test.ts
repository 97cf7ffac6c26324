import { fixtures, toolProperties, validateRequest } from '@responses-bridge/recordings';
import { describe, expect, test } from 'vitest';
import { providerTool, providerTools } from '../src/items/index.ts';
import { createToolsV3, type Tools } from '../src/tools/v3.ts';

/** What each factory can be called with: together, all that it takes. A tool without a row does not compile. */
type Examples = { [Name in keyof Tools]: ReadonlyArray<Parameters<Tools[Name]>> };

const callers = ['direct', 'programmatic'];
const userLocation = {
  type: 'approximate',
  country: 'DE',
  city: 'Berlin',
  region: 'Berlin',
  timezone: 'Europe/Berlin',
} as const;
const searchArgs = {
  searchContextSize: 'low',
  filters: { allowedDomains: ['example.com'], blockedDomains: ['example.org'] },
  userLocation,
  externalWebAccess: false,
} as const;
const search = { ...searchArgs, filters: { allowedDomains: ['example.com'], blockedDomains: ['example.org'] } };
const preview = { searchContextSize: 'high' as const, userLocation, searchContentTypes: ['text', 'image'] };
const networkPolicy = {
  type: 'allowlist' as const,
  allowedDomains: ['example.com'],
  domainSecrets: [{ domain: 'example.com', name: 'key', value: 'secret' }],
};
const server = { serverLabel: 'docs', serverUrl: 'https://docs.example.com/mcp' };

const examples: Examples = {
  webSearch: [[], [search]],
  webSearch20250826: [[search]],
  webSearchPreview: [[preview]],
  webSearchPreview20250311: [[preview]],
  fileSearch: [
    [
      {
        vectorStoreIds: ['vs_1'],
        maxNumResults: 3,
        ranking: { ranker: 'auto', scoreThreshold: 0.5, hybridSearch: { embeddingWeight: 1, textWeight: 2 } },
        filters: { type: 'and', filters: [{ key: 'year', type: 'gte', value: 2020 }] },
      },
    ],
    [{ vectorStoreIds: ['vs_1'], filters: { key: 'year', type: 'in', value: [2020, '2021'] } }],
  ],
  codeInterpreter: [
    [],
    [{ container: 'cntr_1', allowedCallers: callers }],
    [{ container: { fileIds: ['file_1'], memoryLimit: '4g', networkPolicy } }],
    [{ container: { networkPolicy: { type: 'disabled' } } }],
  ],
  imageGeneration: [
    [
      {
        action: 'edit',
        background: 'opaque',
        inputFidelity: 'high',
        inputImageMask: { fileId: 'file_1', imageUrl: 'https://example.com/mask.png' },
        model: 'gpt-image-1',
        moderation: 'low',
        outputCompression: 90,
        outputFormat: 'webp',
        partialImages: 2,
        quality: 'high',
        size: '1024x1024',
      },
    ],
  ],
  mcp: [
    [
      {
        ...server,
        authorization: 'token',
        headers: { 'x-tenant': 'a' },
        serverDescription: 'Docs.',
        allowedTools: { toolNames: ['read'], readOnly: true },
        requireApproval: {
          always: { toolNames: ['write'], readOnly: false },
          never: { toolNames: ['read'], readOnly: true },
        },
        deferLoading: true,
        allowedCallers: callers,
      },
    ],
    [{ serverLabel: 'mail', connectorId: 'connector_gmail', allowedTools: ['search'], requireApproval: 'never' }],
    [{ serverLabel: 'inside', tunnelId: `tunnel_${'0'.repeat(32)}`, requireApproval: 'always' }],
  ],
  programmaticToolCalling: [[]],
  shell: [
    [],
    [{ environment: { skills: [{ name: 'a', description: 'A.', path: '/a' }] }, allowedCallers: callers }],
    [{ environment: { type: 'containerReference', containerId: 'cntr_1' } }],
    [
      {
        environment: {
          type: 'containerAuto',
          fileIds: ['file_1'],
          memoryLimit: '1g',
          networkPolicy,
          skills: [
            { type: 'skillReference', providerReference: { openai: 'skill_1' }, version: '2' },
            {
              type: 'inline',
              name: 'b',
              description: 'B.',
              source: { type: 'base64', mediaType: 'application/zip', data: 'UEs=' },
            },
          ],
        },
      },
    ],
  ],
  localShell: [[]],
  applyPatch: [[], [{ allowedCallers: callers }]],
  computer: [[]],
  computerUsePreview: [[{ environment: 'browser', displayWidth: 1024, displayHeight: 768 }]],
  customTool: [
    [{ description: 'SQL.', format: { type: 'text' }, deferLoading: true, allowedCallers: callers }],
    [{ format: { type: 'grammar', syntax: 'lark', definition: 'start: "a"' } }],
    [{ format: { type: 'grammar', syntax: 'regex', definition: 'a+' } }],
  ],
  toolSearch: [[], [{ execution: 'client', description: 'Finds tools.', parameters: { type: 'object' } }]],
};

/** The tools as they are sent. */
function wireTools(name: keyof Tools): Array<{ type: string; [key: string]: unknown }> {
  // Each factory takes what stands in its own row.
  const make = createToolsV3()[name] as (given?: object) => { id: string; args: Record<string, unknown> };
  const tools = examples[name].map(([given]) => make(given));
  return JSON.parse(JSON.stringify(tools.map(({ id, args }) => providerTool(id)?.tool.encode(args, 'mine'))));
}

/** The paths of all that a value says; what stands in a list has the path of the list. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(entry => pathsOf(entry, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = path === '' ? key : `${path}.${key}`;
    return [place, ...pathsOf(inner, place)];
  });
}

/** The values at any depth, but for the types, which have names of their own on the wire. */
function valuesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'type' ? [] : valuesOf(inner)));
}

// An object has the keys that it is written with.
const names = Object.keys(examples) as Array<keyof Tools>;

test('every tool of the table of kinds has a factory, and nothing else has', () => {
  const factories = providerTools.map(({ factory }) => factory).toSorted();
  expect(Object.keys(createToolsV3()).toSorted()).toEqual(factories);
  expect(factories).toEqual([...names].toSorted());
});

describe.each(names)('%s', name => {
  test('makes a tool whose args its kind takes, and that goes by the type it is named after', () => {
    const id = providerTools.find(({ factory }) => factory === name)?.id;
    for (const { type } of wireTools(name)) expect(`openai.${type}`).toBe(id);
  });

  test.runIf(fixtures.present)('makes what the published document allows', () => {
    for (const tool of wireTools(name)) {
      expect(validateRequest({ model: 'gpt-5.3-codex', input: 'Hi', tools: [tool] })).toEqual([]);
    }
  });

  test.runIf(fixtures.present)('can say all that the published document has for it', () => {
    const tools = wireTools(name);
    const said = new Set(tools.flatMap(tool => pathsOf(tool)));
    const published = toolProperties(tools[0]?.type ?? '');
    expect(published.filter(path => !said.has(path))).toEqual([]);
  });
});

const count = (values: readonly unknown[], value: unknown) => values.filter(each => each === value).length;

test.each(names)('%s tells the endpoint all that it is given: nothing is taken and then forgotten', name => {
  const given = valuesOf(examples[name]);
  const said = valuesOf(wireTools(name));
  expect(given.filter(value => count(said, value) < count(given, value))).toEqual([]);
});
