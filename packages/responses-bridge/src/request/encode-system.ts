import { withMark } from '../items/input-file.ts';
import { moreTools } from '../items/more-tools.ts';
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
  const directives = [...encodeUpdate(optionsOf(names, providerOptions)), ...moreTools(names, providerOptions)];
  if (text === '' && directives.length > 0) return directives;
  if (role === 'remove') {
    warn({ type: 'other', message: 'system messages are removed for this model' });
    return directives;
  }
  const marked = withMark({ type: 'input_text', text }, providerOptions, context);
  const content = marked.prompt_cache_breakpoint === undefined ? text : [marked];
  return [{ role, content }, ...directives];
}

/** What is to hold from this place of the conversation on: an effort, and a format. */
function encodeUpdate(options: Record<string, unknown> | undefined): InputItem[] {
  const { reasoningEffortUpdate: effort, textFormatUpdate: format } = options ?? {};
  if (effort == null && format == null) return [];
  const reasoning = effort == null ? undefined : { effort };
  return [{ type: 'configuration_update', reasoning, text: format == null ? undefined : { format } }];
}
