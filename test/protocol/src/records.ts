import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures } from '@responses-bridge/recordings';
import type { Wire } from './bridge.ts';

/** The bodies of requests that `@ai-sdk/openai` was recorded to send: `test/compat` holds the bridge against them. */
const records: Wire[] = readFileSync(join(fixtures.root, 'compat/openai-provider.ndjson'), 'utf8')
  .split('\n')
  .filter(line => line !== '')
  // The README beside the records says what each line holds.
  .map(line => JSON.parse(line) as { http: { body?: Wire } })
  .flatMap(({ http: { body } }) => (body === undefined ? [] : [body]));

/** Whether one of those requests shows something; empty where none does. */
export const recordedIn = (shows: (body: Wire) => boolean): string => (records.some(shows) ? 'record' : '');
