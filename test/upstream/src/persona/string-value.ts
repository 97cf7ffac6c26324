import { asString } from '../json.ts';
import type { JsonObject } from '../types.ts';
import type { ValueContext } from './value-context.ts';
import { keywordsOf, placesIn, shortened } from './words.ts';

const formats: Readonly<Record<string, string>> = {
  date: '2026-11-24',
  time: '09:41:00Z',
  'date-time': '2026-11-24T09:41:00Z',
  duration: 'PT1H',
  email: 'ada@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '00000000-0000-4000-8000-000000000001',
  uri: 'https://example.com/',
  url: 'https://example.com/',
};

interface Hint {
  /** Read against the property's name, then against its description. */
  readonly about: RegExp;
  find(text: string, place: string | undefined): string | undefined;
}

/** What a property is about tells which words of the user it wants. */
const hints: readonly Hint[] = [
  {
    about: /city|cities|location|place|town|country|destination|region/i,
    find: (text, place) => place ?? placesIn(text)[0]?.name ?? 'Berlin',
  },
  { about: /url|link|website/i, find: text => /https?:\/\/\S+/.exec(text)?.[0] ?? 'https://example.com/' },
  { about: /e-?mail/i, find: text => /\S+@\S+\.\w+/.exec(text)?.[0] ?? 'ada@example.com' },
  { about: /path|file/i, find: text => /[\w./-]*\w\.\w{1,5}\b|(?:[\w.-]*\/)+[\w.-]*/.exec(text)?.[0] ?? 'README.md' },
  { about: /command|cmd|shell|script/i, find: text => /`([^`]+)`/.exec(text)?.[1] ?? 'ls' },
  {
    about: /expression|formula|calculation|equation/i,
    find: text => /\d[\d\s.+*/()^-]*\d/.exec(text)?.[0].trim() ?? '2 + 2',
  },
  { about: /time_?zone|\btz\b/i, find: () => 'Europe/Berlin' },
  { about: /\bdate\b|\bday\b/i, find: text => /\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? 'today' },
  { about: /unit/i, find: () => 'celsius' },
  { about: /question|prompt|message|text|input|sentence/i, find: text => shortened(text) },
  { about: /query|search|term|topic|keyword|subject/i, find: text => keywordsOf(text).slice(0, 6).join(' ') },
];

/** A string for a property: by its format, by what it is about, else the user's keywords. */
export function stringFor(schema: JsonObject, { text, name, place }: ValueContext): string {
  const format = formats[asString(schema['format']) ?? ''];
  if (format !== undefined) return format;
  const description = asString(schema['description']) ?? '';
  const hint = hints.find(({ about }) => about.test(name)) ?? hints.find(({ about }) => about.test(description));
  const words = hint?.find(text, place) ?? keywordsOf(text).slice(0, 3).join(' ');
  return sized(words === '' ? shortened(text, 40) : words, schema);
}

function sized(value: string, schema: JsonObject): string {
  const longest = Number(schema['maxLength'] ?? Infinity);
  return value.padEnd(Number(schema['minLength'] ?? 0), 'x').slice(0, longest);
}
