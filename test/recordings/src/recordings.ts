import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures } from './fixtures.ts';

/** One recorded response, as the events that streamed it. */
export interface Recording {
  /** Vendor and file, `openai/web-search-tool.1`, and `#1`, `#2` … where a file holds several responses. */
  name: string;
  events: unknown[];
  /** The response as the last event that carries one told it; absent where a stream tells none. */
  response?: unknown;
}

export interface Body {
  name: string;
  body: unknown;
}

const bodies = filesOf('.json').map(({ name, text }): Body => ({ name, body: JSON.parse(text) }));

/** Every recorded stream. */
export const recordings: Recording[] = filesOf('.ndjson').flatMap(({ name, text }) => split(name, parseLines(text)));

/** Every recorded response that was not streamed. */
export const responses: Body[] = bodies.filter(({ body }) => isObject(body) && body.object === 'response');

/** Every recorded refusal: a body that holds nothing but an error. */
export const errors: Body[] = bodies.filter(
  ({ body }) => isObject(body) && body.object === undefined && isObject(body.error),
);

function filesOf(extension: string): Array<{ name: string; text: string }> {
  if (!fixtures.present) return [];
  const folder = join(fixtures.root, 'recordings');
  const vendors = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return vendors.flatMap(({ name: vendor }) =>
    readdirSync(join(folder, vendor))
      .filter(file => file.endsWith(extension))
      .toSorted()
      .map(file => ({
        name: `${vendor}/${file.slice(0, -extension.length)}`,
        text: readFileSync(join(folder, vendor, file), 'utf8'),
      })),
  );
}

function parseLines(text: string): unknown[] {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return lines.map((line): unknown => JSON.parse(line));
}

function split(name: string, events: unknown[]): Recording[] {
  const starts = events.flatMap((event, at) => (isObject(event) && event.type === 'response.created' ? [at] : []));
  if (starts.length < 2) return [record(name, events)];
  return starts.map((start, at) => record(`${name}#${at + 1}`, events.slice(at === 0 ? 0 : start, starts[at + 1])));
}

function record(name: string, events: unknown[]): Recording {
  const last = events.findLast(event => isObject(event) && isObject(event.response));
  return isObject(last) ? { name, events, response: last.response } : { name, events };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
