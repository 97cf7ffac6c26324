import type { Ending } from './answer.ts';
import type { DamagePlan } from './damage.ts';
import type { Piece, Sent, Stream, Thing } from './event.ts';
import type { Heard } from './heard.ts';

/** What a reader must have made of a stream, told from its events alone. */
export interface Case {
  stream: Stream;
  sent: readonly Sent[];
  ending: Ending;
  damage: DamagePlan;
}

const endsWell = (ending: Ending) => ending === 'completed';
const hasEnd = (ending: Ending) => ending === 'completed' || ending === 'incomplete' || ending === 'filtered';

/** What is wrong with what was heard. */
export function judge(heard: Heard, given: Case): string[] {
  const { stream, ending } = given;
  const mixed = heard.view === 'v1' && (given.damage.turns || given.damage.late || isRestLast(given.damage));
  return [
    ...heard.faults,
    ...stream.pieces.flatMap(piece => judgePiece(piece, heard, { ...given, mixed })),
    ...stream.things.flatMap(thing => judgeThing(thing, heard, given)),
    ...judgeEnd(heard, ending, given.damage),
  ].map(problem => `${heard.view} ${heard.how}: ${problem}`);
}

/** The rest of a text comes with the end alone, when the next one has begun. */
const isRestLast = ({ deltasStop, itemDone, textDone, partDone }: DamagePlan) =>
  deltasStop && itemDone && textDone && partDone;

const count = (texts: readonly string[], mark: string) =>
  texts.reduce((sum, text) => sum + text.split(mark).length - 1, 0);

/** V1 has no blocks: what comes in turns is one text there, and only told to be there once. */
function judgePiece(piece: Piece, { texts, thoughts }: Heard, given: Case & { mixed: boolean }): string[] {
  const { mark, text, channel } = piece;
  const [own, other] = channel === 'text' ? [texts, thoughts] : [thoughts, texts];
  const times = count(own, mark);
  if (times > 1) return [`${mark} is heard ${times} times`];
  if (count(other, mark) > 0) return [`${mark} is heard as what it is not`];
  if (given.mixed) return [];
  const whole = arrivedWhole(piece, given) ? text : deltasOf(piece, given);
  return own.some(one => one.includes(whole)) || whole === '' ? [] : [`${JSON.stringify(whole)} is lost`];
}

function arrivedWhole({ item, mark, text }: Piece, { sent, ending }: Case): boolean {
  const json = JSON.stringify(text);
  return sent.some(({ role, event, ...of }) => {
    if (role === 'text-done' || role === 'part-done') return of.text === mark;
    if (role === 'item-done') return of.item === item;
    return role === 'end' && hasEnd(ending) && JSON.stringify(event).includes(json);
  });
}

function deltasOf({ mark }: Piece, { sent }: Case): string {
  return sent.map(({ role, text, event }) => (role === 'delta' && text === mark ? String(event.delta) : '')).join('');
}

function judgeThing(thing: Thing, heard: Heard, given: Case): string[] {
  const { kind, mark, heardIn, cut } = thing;
  const times = heard[heardIn].filter(told => told.includes(mark)).length;
  const runs = heardIn === 'calls' || heardIn === 'requests';
  if (runs && cut && times > 0) return [`${mark} was cut off, and can be run`];
  if (times > 1) return [`${mark} of a ${kind} is heard ${times} times`];
  if (cut || times === 1 || (heardIn === 'results' && !tellsResult(kind, heard.view))) return [];
  return mustBeTold(thing, given) ? [`${mark} of a ${kind} is lost`] : [];
}

/** Older views have no part for what no kind is known for. */
function tellsResult(kind: string, view: Heard['view']): boolean {
  return view === 'v4' || kind !== 'brand_new_item';
}

/** A call is whole where its item says so, as a request never does, or where the answer ended well; a source, where it is told. */
function mustBeTold({ item, mark, heardIn }: Thing, { sent, ending, damage }: Case): boolean {
  const isSource = heardIn === 'sources';
  const saysSo = !damage.noStatus && heardIn !== 'requests';
  if (!isSource && !endsWell(ending) && !saysSo) return false;
  return sent.some(({ role, event, ...of }) => {
    if (role === 'item-done') return of.item === item;
    if (role === 'cited') return isSource && JSON.stringify(event).includes(mark);
    return role === 'end' && hasEnd(ending) && JSON.stringify(event).includes(mark);
  });
}

function judgeEnd({ errors, finishReason, how }: Heard, ending: Ending, { end }: DamagePlan): string[] {
  const problems: string[] = [];
  const expected = hasEnd(ending) || how === 'whole' ? 0 : 1;
  if (errors !== expected) problems.push(`${errors} errors at the end ${ending}`);
  const reasons: Record<Ending, string[]> = {
    completed: ['stop', 'tool-calls'],
    incomplete: ['length'],
    filtered: end === 'no response' ? ['length'] : ['content-filter'],
    failed: ['error'],
    error: ['error'],
    'error and failed': ['error'],
    lost: ['error', 'other', 'unknown', 'interrupted'],
  };
  if (!reasons[ending].includes(finishReason)) problems.push(`it finishes as ${finishReason} at the end ${ending}`);
  return problems;
}
