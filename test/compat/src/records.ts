import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { fixtures } from '@responses-bridge/recordings';
import { isObject, type Json, type JsonObject } from './json.ts';

/** One call of `@ai-sdk/openai`: what it was asked, what it sent, what it was answered and what it made of it. */
export interface PeerRecord {
  /** Its name. */
  test: string;
  method: 'doGenerate' | 'doStream';
  modelId: string;
  /** The name that the peer's model had; it decides the key of its provider metadata. */
  provider: string;
  /** How ids of uploaded files began for the peer, where it was told. */
  fileIdPrefixes?: string[];
  options: JsonObject;
  /** Empty where the call threw before it sent anything. */
  http: { url?: string; body?: JsonObject; status?: number; contentType?: string; response?: string };
  out: JsonObject;
}

/** Every record; none where the fixtures are absent. */
export const records: readonly PeerRecord[] = fixtures.present ? read() : [];

function read(): PeerRecord[] {
  const lines = readFileSync(join(fixtures.root, 'compat/openai-provider.ndjson'), 'utf8').split('\n');
  // The README beside the records says what each line holds.
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as PeerRecord);
}

/** The options of a record's call, with the addresses and bytes that JSON has no form for. */
export function callOptions({ options }: Pick<PeerRecord, 'options'>): LanguageModelV4CallOptions {
  // The records were made with options of this type.
  return revive(options) as LanguageModelV4CallOptions;
}

function revive(value: Json): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (!isObject(value)) return value;
  if (typeof value.$url === 'string') return new URL(value.$url);
  if (typeof value.$b64 === 'string') return new Uint8Array(Buffer.from(value.$b64, 'base64'));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
}
