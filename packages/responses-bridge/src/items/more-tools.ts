import { optionsOf } from '../metadata.ts';
import type { ReplayPart } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';

/** The option `additionalTools`, as `@ai-sdk/openai` has it: tools, in the endpoint's own form, that there are from this place on. */
export function moreTools(names: readonly string[], options: ReplayPart['providerOptions']): InputItem[] {
  const tools = optionsOf(names, options)?.additionalTools;
  return Array.isArray(tools) && tools.length > 0 ? [{ type: 'additional_tools', role: 'developer', tools }] : [];
}
