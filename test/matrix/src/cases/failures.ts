import { say, type Case } from './case.ts';

const script = [say('Once upon a time.')];
const ask = { prompt: 'Hi' };

/** Calls that do not end well. */
export const failureCases: readonly Case[] = [
  {
    name: 'an error before the stream',
    script,
    faults: [{ type: 'http-error', status: 400, body: { error: { message: 'No such model here.' } } }],
    ask,
    fails: { code: 'http_error', statusCode: 400, isRetryable: false, message: 'No such model here.' },
  },
  {
    name: 'an error before the stream that is tried again',
    script,
    faults: [{ type: 'http-error', status: 429, headers: { 'retry-after-ms': '1' }, request: 0 }],
    ask: { ...ask, maxRetries: 1 },
    shows: { text: 'Once upon a time.', finishReason: 'stop' },
    sends: [{}, {}],
  },
  {
    name: 'an error inside of the stream',
    script,
    ways: ['stream'],
    faults: [{ type: 'failed', at: 6, code: 'rate_limit_exceeded' }],
    ask,
    fails: { code: 'response_failed', statusCode: 429, isRetryable: true, message: 'Injected failure.' },
  },
  {
    name: 'an error event inside of the stream',
    script,
    ways: ['stream'],
    faults: [{ type: 'error-event', at: 6, code: 'insufficient_quota' }],
    ask,
    fails: { code: 'response_failed', statusCode: 429, isRetryable: false },
  },
  {
    name: 'a response that failed',
    script: [{ output: [], status: 'failed', error: { code: 'server_error', message: 'Sorry about that!' } }],
    ask,
    fails: { code: 'response_failed', statusCode: 500, isRetryable: true, message: 'Sorry about that!' },
  },
  {
    name: 'a cut stream',
    script,
    ways: ['stream'],
    faults: [{ type: 'cut', afterEvents: 6 }],
    ask,
    fails: { code: 'stream_truncated', statusCode: 502, isRetryable: true },
  },
  {
    name: 'a cut stream, told from a failure by its finish reason',
    script,
    ways: ['stream'],
    faults: [{ type: 'cut', afterEvents: 6 }],
    ask,
    fails: { code: 'stream_truncated' },
    shows: { finishReason: 'interrupted' },
  },
  {
    name: 'a broken connection',
    script,
    ways: ['stream'],
    faults: [{ type: 'cut', afterEvents: 6, reset: true }],
    ask,
    fails: { code: 'stream_truncated', statusCode: 502, isRetryable: true },
  },
];
