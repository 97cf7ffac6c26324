import type { Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';

/** The body without the fields that an endpoint refuses; each that held something is a warning. */
export function leaveOut(
  body: WireRequest,
  isRefused: (field: string) => boolean,
  warn: (warning: Warning) => void,
): WireRequest {
  const kept: WireRequest = { ...body };
  for (const field of Object.keys(body).filter(isRefused)) {
    delete kept[field];
    if (body[field] === undefined) continue;
    const details = `This endpoint takes no ${field}, so the request is sent without it.`;
    warn({ type: 'unsupported', feature: settingOf(field), details });
  }
  return kept;
}

const renamed: Readonly<Record<string, string>> = {
  top_logprobs: 'logprobs',
  stream_options: 'includeObfuscation',
};

/** What a caller sets, by the field that it becomes. */
function settingOf(field: string): string {
  return renamed[field] ?? field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What `include` asks for beside log probabilities, as an endpoint does that gives none or has another switch for them. */
export function withoutLogprobs({ include = [] }: WireRequest): WireRequest['include'] {
  const rest = include.filter(value => value !== 'message.output_text.logprobs');
  return rest.length > 0 ? rest : undefined;
}
