import type { Cause, Deviation } from './deviation.ts';

const left = (reason: string): Cause => ({ kind: 'newer', reason });

const limitsOfTheShell = left('The limits that the model set on its commands reach the tool.');
const errorsAreFlat = left('An error part holds the message of the endpoint, and not the event around it.');

/** Records that the newer peer has left in the same places. */
export const newer: readonly Deviation[] = [
  {
    record: 'OpenAIResponsesLanguageModel > doGenerate > shell tool > should send request body with include and tool',
    cause: limitsOfTheShell,
    differences: [
      {
        path: 'content[0:tool-call].input',
        ours: '{"action":{"commands":["cd ~ && pwd","cd ~/Desktop && pwd","cd ~/Desktop && echo \'THIS WORKS!\' > dec1.txt && ls -l dec1.txt && cat dec1.txt"],"maxOutputLength":9907}}',
        theirs:
          '{"action":{"commands":["cd ~ && pwd","cd ~/Desktop && pwd","cd ~/Desktop && echo \'THIS WORKS!\' > dec1.txt && ls -l dec1.txt && cat dec1.txt"]}}',
      },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > errors > should expose raw finish reason from late response.failed incomplete details',
    cause: errorsAreFlat,
    differences: [
      {
        path: 'parts[3:error].error.error',
        theirs: { code: 'server_error', message: 'response failed', param: null, type: 'server_error' },
      },
      { path: 'parts[3:error].error.sequence_number', theirs: 2 },
      { path: 'parts[3:error].error.type', theirs: 'error' },
      { path: 'parts[3:error].error.message', ours: 'response failed' },
    ],
  },
];
