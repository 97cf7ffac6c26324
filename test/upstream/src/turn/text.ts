import type { JsonObject } from '../types.ts';

const lengths = [3, 5, 2, 7, 4];

/** Splits a text into deltas of a few characters; a surrogate pair stays whole. */
export function deltasOf(text: string): string[] {
  const characters = Array.from(text);
  const deltas: string[] = [];
  for (let at = 0, turn = 0; at < characters.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 4;
    deltas.push(characters.slice(at, at + length).join(''));
    at += length;
  }
  return deltas;
}

/** One entry per delta, so that the entries of the deltas add up to those of the part. */
export function logprobsOf(text: string, wanted: boolean): JsonObject[] {
  return wanted ? deltasOf(text).map(logprobOf) : [];
}

function logprobOf(token: string): JsonObject {
  return { token, bytes: [...new TextEncoder().encode(token)], logprob: -0.125, top_logprobs: [] };
}

const padding = 'aZ3kP9xQ1mV7cR5t';

/** Random filler on the service, the same filler for the same length here. */
export function obfuscationOf(delta: string): string {
  return padding.slice(Math.min(delta.length, padding.length - 1));
}
