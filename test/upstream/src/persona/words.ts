/** A place that a text names, and where it stands. */
export interface NamedPlace {
  readonly name: string;
  readonly index: number;
}

/** Places named in a text, in its order: capitalized words after `in`, `for` and the like, and well-known cities. */
export function placesIn(text: string): NamedPlace[] {
  const named = /(?:\b(?:in|for|at|to|from|near|of|and|or)|,)\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)/gu;
  const known = new RegExp(`\\b(${cities.join('|')})\\b`, 'gi');
  const found = new Map<string, NamedPlace>();
  for (const match of [...text.matchAll(named), ...text.matchAll(known)]) {
    const name = (match[1] ?? '').replace(/^\p{L}/u, first => first.toUpperCase());
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), { name, index: match.index });
  }
  return [...found.values()].toSorted((one, other) => one.index - other.index);
}

const cities = [
  'Amsterdam',
  'Berlin',
  'Istanbul',
  'London',
  'Madrid',
  'Munich',
  'New York',
  'Oslo',
  'Paris',
  'Prague',
  'Rome',
  'San Francisco',
  'Stockholm',
  'Sydney',
  'Tokyo',
  'Vienna',
  'Zurich',
];

export function numbersIn(text: string): number[] {
  return [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(match => Number(match[0]));
}

/** The words of a text that carry its sense, in lower case. */
export function keywordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\d]+/gu) ?? [];
  return [...new Set(words.filter(word => !common.has(word)))];
}

const common = new Set(
  (
    'a an and are as ask at be by can could did do does for from get give has have how i in is it its let look make me my ' +
    'need of on or our please run say show so tell that the their then there these they this to tool use user was we ' +
    'what when where which who why will with would you your'
  ).split(' '),
);

/** A text in one line, not longer than asked. */
export function shortened(text: string, length = 160): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
