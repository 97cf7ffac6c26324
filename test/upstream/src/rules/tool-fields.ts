import type { JsonObject, Rejection } from '../types.ts';
import { missing, type Rule } from './rule.ts';
import { anything, either, fields, flag, integer, list, orNull, text, variants, word, type Shape } from './shape.ts';
import { eachTool, toolTypes } from './tools.ts';

const callers = { allowed_callers: orNull(list(word('direct', 'programmatic'))) };
const deferring = { defer_loading: flag };

const networkPolicy = variants({
  disabled: [{}],
  allowlist: [
    { allowed_domains: list(text()) },
    { domain_secrets: list(fields({ domain: text(), name: text(), value: text() })) },
  ],
});

const container = {
  file_ids: list(text()),
  memory_limit: orNull(word('1g', '4g', '16g', '64g')),
  network_policy: networkPolicy,
};

const skill = variants({
  skill_reference: [{ skill_id: text(64) }, { version: text() }],
  inline: [{ name: text(), description: text(), source: anything }],
});

const size = word('low', 'medium', 'high');

const place = orNull(
  fields(
    {},
    {
      type: word('approximate'),
      country: orNull(text()),
      region: orNull(text()),
      city: orNull(text()),
      timezone: orNull(text()),
    },
  ),
);

const domains = orNull(list(text()));
const search = {
  filters: orNull(fields({}, { allowed_domains: domains, blocked_domains: domains })),
  user_location: place,
  search_context_size: size,
  external_web_access: flag,
};
const preview = {
  user_location: place,
  search_context_size: size,
  search_content_types: list(word('text', 'image')),
};

const filter = fields({}, { tool_names: list(text()), read_only: flag });
const comparison = variants(
  Object.fromEntries(
    ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'nin'].map(
      type => [type, [{ key: text(), value: anything }]] as const,
    ),
  ),
);
const compound: Shape = (value, path) => compounds(value, path);
const compounds = variants({
  and: [{ filters: list(either(comparison, compound)) }],
  or: [{ filters: list(either(comparison, compound)) }],
});

const custom = {
  name: anything,
  description: text(),
  format: variants({ text: [{}], grammar: [{ syntax: word('lark', 'regex'), definition: text() }] }),
  ...deferring,
  ...callers,
};

type Fields = Readonly<Record<string, Shape>>;

/** The fields of each type of tool: the required ones, and the others. Functions have rules of their own. */
const shapes: Readonly<Record<string, readonly [required: Fields, optional?: Fields]>> = {
  custom: [{}, custom],
  namespace: [
    {
      name: text(),
      description: text(),
      tools: list(fields({ type: word('function', 'custom') }, {}, 'open'), { minimum: 1 }),
    },
  ],
  web_search: [{}, search],
  web_search_2025_08_26: [{}, search],
  web_search_preview: [{}, preview],
  web_search_preview_2025_03_11: [{}, preview],
  file_search: [
    { vector_store_ids: list(text()) },
    {
      max_num_results: integer(1, 50),
      ranking_options: fields({}, { ranker: text(), score_threshold: anything, hybrid_search: anything }),
      filters: orNull(either(comparison, compound)),
    },
  ],
  computer: [{}],
  computer_use_preview: [
    {
      environment: word('windows', 'mac', 'linux', 'ubuntu', 'browser'),
      display_width: integer(),
      display_height: integer(),
    },
  ],
  mcp: [
    { server_label: text() },
    {
      server_url: text(),
      connector_id: text(),
      tunnel_id: text(),
      authorization: text(),
      headers: orNull(fields({}, {}, 'open')),
      allowed_tools: orNull(either(list(text()), filter)),
      require_approval: orNull(either(word('always', 'never'), fields({}, { always: filter, never: filter }))),
      server_description: text(),
      ...deferring,
      ...callers,
    },
  ],
  code_interpreter: [{ container: either(text(), variants({ auto: [{}, container] })) }, callers],
  image_generation: [
    {},
    {
      model: text(),
      quality: word('low', 'medium', 'high', 'auto'),
      size: text(),
      output_format: word('png', 'webp', 'jpeg'),
      output_compression: integer(0, 100),
      moderation: word('auto', 'low'),
      background: word('transparent', 'opaque', 'auto'),
      input_fidelity: orNull(word('high', 'low')),
      input_image_mask: fields({}, { image_url: text(), file_id: text() }),
      partial_images: integer(0, 3),
      action: word('generate', 'edit', 'auto'),
    },
  ],
  local_shell: [{}],
  shell: [
    {},
    {
      environment: orNull(
        variants({
          container_auto: [{}, { ...container, skills: list(skill, { maximum: 200 }) }],
          local: [{}, { skills: list(fields({ name: text(), description: text(), path: text() }), { maximum: 200 }) }],
          container_reference: [{ container_id: text() }],
        }),
      ),
      ...callers,
    },
  ],
  apply_patch: [{}, callers],
  tool_search: [
    {},
    { execution: word('server', 'client'), description: text(), parameters: orNull(fields({}, {}, 'open')) },
  ],
  programmatic_tool_calling: [{}],
};

/** The fields of tools; one rule for each type. */
export const toolFieldRules: readonly Rule[] = [
  ...toolTypes.flatMap(type => {
    const [required, optional] = shapes[type] ?? [];
    if (required === undefined) return [];
    const shape = fields({ type: anything, ...required }, optional);
    return [
      {
        name: `fields-of-tool-${type}`,
        evidence: `responses-api.md §3.2 and the published schema: ${type}`,
        check: (request: JsonObject) =>
          eachTool(request, (tool, path) => (tool['type'] === type ? shape(tool, path) : undefined)),
      },
    ];
  }),
  {
    name: 'mcp-server',
    evidence: 'responses-api.md §3.2: server_label and one of server_url, connector_id, tunnel_id',
    check: request => eachTool(request, (tool, path) => (tool['type'] === 'mcp' ? serverless(tool, path) : undefined)),
  },
];

function serverless(tool: JsonObject, path: string): Rejection | undefined {
  const named = ['server_url', 'connector_id', 'tunnel_id'].some(key => (tool[key] ?? null) !== null);
  return named ? undefined : missing(`${path}.server_url`);
}
