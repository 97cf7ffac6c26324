import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from './json.ts';

/** One place where two values differ. A side that has nothing there is left out. */
export interface Difference {
  /** `parts[3:text-end].providerMetadata.openai.itemId`: what stands in a list is told by its place in theirs (or in ours, where they have none) and its type. */
  path: string;
  ours?: Json;
  theirs?: Json;
}

/** Every place where two values differ, as deep as can be told. */
export function differences(ours: Json, theirs: Json, path = ''): Difference[] {
  if (isDeepStrictEqual(ours, theirs)) return [];
  if (Array.isArray(ours) && Array.isArray(theirs)) return inList(ours, theirs, path);
  if (isObject(ours) && isObject(theirs)) return inObject(ours, theirs, path);
  return [difference(path, ours, theirs)];
}

function difference(path: string, ours: Json, theirs: Json): Difference {
  return { path, ...(ours !== undefined && { ours }), ...(theirs !== undefined && { theirs }) };
}

function inObject(ours: JsonObject, theirs: JsonObject, path: string): Difference[] {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  return keys.flatMap(key => differences(ours[key], theirs[key], path === '' ? key : `${path}.${key}`));
}

function inList(ours: Json[], theirs: Json[], path: string): Difference[] {
  return align(ours, theirs).flatMap(([our, their]) => {
    const at = their ?? our ?? 0;
    const [one, other] = [our === undefined ? undefined : ours[our], their === undefined ? undefined : theirs[their]];
    return differences(one, other, `${path}[${at}${typeTag(other ?? one)}]`);
  });
}

function typeTag(item: Json): string {
  const tag = isObject(item) ? (item.type ?? item.role) : undefined;
  return typeof tag === 'string' ? `:${tag}` : '';
}

type Pair = [our: number | undefined, their: number | undefined];

/** Which member of one list is which of the other, in order: equal ones before those of one kind (longest common subsequence, weighed). */
function align(ours: Json[], theirs: Json[]): Pair[] {
  const best = weigh(ours, theirs);
  const at = (our: number, their: number) => best[our]?.[their] ?? 0;
  const pairs: Pair[] = [];
  let [our, their] = [0, 0];
  while (our < ours.length && their < theirs.length) {
    const likeness = like(ours[our], theirs[their]);
    if (likeness > 0 && at(our, their) === likeness + at(our + 1, their + 1)) pairs.push([our++, their++]);
    else if (at(our + 1, their) >= at(our, their + 1)) pairs.push([our++, undefined]);
    else pairs.push([undefined, their++]);
  }
  while (our < ours.length) pairs.push([our++, undefined]);
  while (their < theirs.length) pairs.push([undefined, their++]);
  return pairs;
}

/** The most likeness that the rests of two lists have, for every pair of beginnings. */
function weigh(ours: Json[], theirs: Json[]): number[][] {
  const best = Array.from({ length: ours.length + 1 }, () => Array.from({ length: theirs.length + 1 }, () => 0));
  for (let our = ours.length - 1; our >= 0; our--) {
    for (let their = theirs.length - 1; their >= 0; their--) {
      const paired = like(ours[our], theirs[their]) + (best[our + 1]?.[their + 1] ?? 0);
      const most = Math.max(paired, best[our + 1]?.[their] ?? 0, best[our]?.[their + 1] ?? 0);
      best[our]?.splice(their, 1, most);
    }
  }
  return best;
}

/** How much two members have in common: 10 where they are equal, 0 where they are of different kinds. */
function like(one: Json, other: Json): number {
  if (isDeepStrictEqual(one, other)) return 10;
  if (!isObject(one) || !isObject(other))
    return typeof one === typeof other && isObject(one) === isObject(other) ? 1 : 0;
  if (typeTag(one) !== typeTag(other)) return 0;
  const shared = Object.keys(one).filter(key => isDeepStrictEqual(one[key], other[key]));
  return Math.min(9, 1 + shared.length);
}
