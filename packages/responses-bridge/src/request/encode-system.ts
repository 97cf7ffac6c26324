import { withMark } from '../items/input-file.ts';
import { optionsOf } from '../metadata.ts';
import type { Prompt, Warning } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';

export interface SystemContext {
  /** The keys that provider options are looked for under. */
  readonly names: readonly string[];
  systemRole: 'system' | 'developer' | 'remove';
  warn(warning: Warning): void;
}

type SystemMessage = Extract<Prompt[number], { role: 'system' }>;

/** A system message, and the items that its options stand for, as with `@ai-sdk/openai`; one of options alone is no message. */
export function encodeSystem(message: SystemMessage, context: SystemContext): InputItem[] {
  const { systemRole: role, names, warn } = context;
  const { content: text, providerOptions } = message;
  const directives = encodeDirectives(optionsOf(names, providerOptions));
  if (text === '' && directives.length > 0) return directives;
  if (role === 'remove') {
    warn({ type: 'other', message: 'system messages are removed for this model' });
    return directives;
  }
  const marked = withMark({ type: 'input_text', text }, providerOptions, context);
  const content = marked.prompt_cache_breakpoint === undefined ? text : [marked];
  return [{ role, content }, ...directives];
}

/** What is to hold from this place of the conversation on: an effort, a format, and more tools. */
function encodeDirectives(options: Record<string, unknown> | undefined): InputItem[] {
  const { reasoningEffortUpdate: effort, textFormatUpdate: format, additionalTools: tools } = options ?? {};
  const items: InputItem[] = [];
  if (effort != null || format != null) {
    const reasoning = effort == null ? undefined : { effort };
    items.push({ type: 'configuration_update', reasoning, text: format == null ? undefined : { format } });
  }
  if (Array.isArray(tools) && tools.length > 0) items.push({ type: 'additional_tools', role: 'developer', tools });
  return items;
}
