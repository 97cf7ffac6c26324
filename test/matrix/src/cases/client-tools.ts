import { say, type AskedCase, type Case } from './case.ts';
import { kinds, name, type Kind } from './client-tool-kinds.ts';

/** The call with its input, and what the tool gave back as the item that the endpoint wants. */
function answers(title: string, { tool, call, input, results }: Kind): AskedCase[] {
  return Object.entries(results).map(([what, { output, ...given }]) => ({
    name: `${title}: answered with ${what}`,
    script: [{ output: [{ type: 'reasoning', summary: [] }, call] }, say('Done.')],
    ask: { prompt: 'Do it.', hostedTools: [{ ...tool, ...given, name }] },
    shows: {
      text: 'Done.',
      steps: [{ calls: [{ name, input }], finishReason: 'tool-calls' }, { calls: [] }],
    },
    goesOn: { answers: [{ call_id: 'call_1', ...output }], references: ['reasoning'] },
  }));
}

/** What was cut off is not run, and the answer says that it was cut. */
function truncated(title: string, { tool, call }: Kind): AskedCase {
  return {
    name: `${title}: a call that was cut off is not run`,
    script: [
      {
        output: [
          { type: 'message', text: 'Now.' },
          { ...call, status: 'incomplete' },
        ],
        status: 'incomplete',
      },
    ],
    ask: { prompt: 'Do it.', hostedTools: [{ ...tool, name, fails: 'It was run.' }] },
    shows: { text: 'Now.', finishReason: 'length', steps: [{ calls: [], results: [] }] },
    sends: [{}],
  };
}

/** Tools of the endpoint that the caller runs. */
export const clientToolCases: readonly Case[] = Object.entries(kinds).flatMap(([title, kind]) => [
  ...answers(title, kind),
  truncated(title, kind),
]);
