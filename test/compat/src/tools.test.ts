import { openai } from '@ai-sdk/openai';
import { openai as newer } from 'openai-newer';
import { responsesBridge as bridge } from 'responses-bridge/ai7';
import { describe, expect, test } from 'vitest';

type Factory = (given: object) => Record<string, unknown>;

/** The factories of a provider, which are here called with what no type of theirs allows. */
const factoriesOf = (tools: object) => Object.entries(tools) as Array<[string, Factory]>;
const ours = new Map(factoriesOf(bridge.tools));

/** What a tool says, but for its schemas, whose forms are each provider's own. */
const describeTool = (tool: Record<string, unknown>) =>
  JSON.parse(JSON.stringify({ ...tool, inputSchema: undefined, outputSchema: undefined }));

const run = () => {};

const releases = [
  ...factoriesOf(openai.tools).map(([name, make]) => ({ release: '4.0.46', name, make })),
  ...factoriesOf(newer.tools).map(([name, make]) => ({ release: '4.0.118', name, make })),
];

describe('openai.tools becomes bridge.tools by a change of the import', () => {
  test.each(releases)('$name of $release', ({ name, make }) => {
    // The peer asks nothing of whom it makes the tool of programs for.
    const given = name === 'programmaticToolCalling' ? {} : { execute: run, onInputStart: run, some: { arg: 1 } };
    const [theirs, own] = [make(given), ours.get(name)?.(given) ?? {}];
    expect(describeTool(own)).toMatchObject(describeTool(theirs));
    expect(own.onInputStart).toBe(theirs.onInputStart);
    if ('execute' in theirs) expect(own.execute).toBe(theirs.execute);
  });
});
