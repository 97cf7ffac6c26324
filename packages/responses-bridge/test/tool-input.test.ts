import { describe, expect, test } from 'vitest';
import { providerTools } from '../src/items/index.ts';
import { collect } from '../src/response/collect.ts';
import { decode } from './decode.ts';
import { fails, streams } from './streams.ts';

/** The calls that the caller is to run, with the tool that each is of: the input of a custom tool is a JSON string. */
async function callsOf({ events }: (typeof streams)[number]) {
  const { content } = await collect(decode(events));
  return content.flatMap(part => {
    if (part.type !== 'tool-call' || part.providerExecuted) return [];
    const wireName = part.input.startsWith('"') ? 'custom' : part.toolName;
    const tool = providerTools.find(each => each.wireName === wireName && each.runs === 'caller');
    return tool === undefined ? [] : [{ tool, input: JSON.parse(part.input) }];
  });
}

const answered = streams.filter(stream => !fails(stream));

describe('what a caller’s tool is called with is what its type says, and all of it', () => {
  test.each(answered.map(stream => [stream.name, stream] as const))('%s', async (_, stream) => {
    for (const { tool, input } of await callsOf(stream)) expect(tool.input.parse(input)).toEqual(input);
  });

  test('there is a stream for every such tool', async () => {
    const seen = new Set((await Promise.all(answered.map(callsOf))).flat().map(({ tool }) => tool.wireName));
    // Calls of the preview have the type of the other's, and nobody declared it here.
    const runs = providerTools.filter(tool => tool.runs === 'caller' && tool.wireName !== 'computer_use_preview');
    expect(runs.map(({ wireName }) => wireName).filter(name => !seen.has(name))).toEqual([]);
  });
});
