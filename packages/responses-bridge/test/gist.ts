import { ResponsesError } from '../src/errors.ts';
import type { Part } from '../src/spec.ts';

/** What one part says by itself; texts are told by the block. */
function tell(part: Part): unknown[] | undefined {
  switch (part.type) {
    case 'tool-call':
      return part.providerExecuted
        ? [part.type, part.toolName]
        : [part.type, part.toolName, part.toolCallId, part.input];
    case 'tool-result':
      return part.preliminary ? undefined : [part.type, part.toolName];
    case 'custom':
      return [part.type, part.kind];
    case 'source':
      return [part.type, part.title, part.sourceType === 'url' ? part.url : ''];
    default:
      return undefined;
  }
}

/** What an answer says, whatever its items are called, and in whatever pieces and turns they came. */
export function gist(parts: readonly Part[]) {
  const blocks = new Map<string, string>();
  const told: unknown[] = [];
  const ends: unknown[] = [];
  for (const part of parts) {
    const said = tell(part);
    if (said !== undefined) told.push(said);
    if (part.type === 'error') ends.push(ResponsesError.isInstance(part.error) ? part.error.code : part.error);
    if (part.type === 'finish') ends.push(part.finishReason);
    if (part.type !== 'text-delta' && part.type !== 'reasoning-delta') continue;
    const block = `${part.type} ${part.id}`;
    blocks.set(block, (blocks.get(block) ?? '') + part.delta);
  }
  for (const [block, text] of blocks) told.push([block.replace(/ .*/s, ''), text]);
  return { told: told.map(what => JSON.stringify(what)).toSorted(), ends };
}
