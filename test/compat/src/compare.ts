import { differences, type Difference } from './diff.ts';
import { ignore, ignoredInBody, ignoredInResult, renameGenerated } from './ignore.ts';
import { textsOf, type JsonObject } from './json.ts';
import { bridge, generatedPrefix, recorded, replay, type Exchange, type MakeModel } from './replay.ts';
import type { PeerRecord } from './records.ts';

/** Where the bridge, or another model, differs from a record of the peer. */
export async function compare(record: PeerRecord, makeModel: MakeModel = bridge): Promise<Difference[]> {
  const ours = normalize(await replay(record, makeModel), new RegExp(`${generatedPrefix}\\d+`, 'g'));
  return differences(ours, normalize(recorded(record), theirIds(record)));
}

function normalize({ body, result }: Exchange, generated: RegExp): JsonObject {
  return {
    body: body && ignore(ignoredInBody, body),
    ...renameGenerated(ignore(ignoredInResult, result), generated),
  };
}

/** The peer made `id-0`, `id-1` … where it had to make an id. What the caller or the wire called so is no such id. */
function theirIds({ options, http, out }: PeerRecord): RegExp {
  const given = JSON.stringify([options, http]);
  const made = new Set(textsOf(out).filter(text => /^id-\d+$/.test(text) && !given.includes(text)));
  return new RegExp(`^(${[...made, '(?!)'].join('|')})$`, 'g');
}
