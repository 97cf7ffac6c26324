import { InvalidArgumentError } from '@ai-sdk/provider';
import { azure } from './azure.ts';
import { chatgpt } from './chatgpt.ts';
import type { Dialect } from './dialect.ts';
import { githubCopilot } from './github-copilot.ts';
import { groq } from './groq.ts';
import { huggingFace } from './hugging-face.ts';
import { openai } from './openai.ts';
import { servers } from './servers.ts';
import { xai } from './xai.ts';

/** An endpoint without habits of its own. */
const plain = { name: 'plain' } as const satisfies Dialect;

/** Every dialect we know. To add one: write a row of `servers.ts`, or a file where it has a quirk and list it here. */
const dialects = [openai, azure, githubCopilot, xai, groq, huggingFace, chatgpt, ...servers, plain] as const;

/** The names to choose a dialect by. */
export type DialectName = (typeof dialects)[number]['name'];

/**
 * The dialect of a name, or the one that the caller wrote.
 *
 * @throws InvalidArgumentError where there is no dialect of the name; it lists those there are.
 */
export function namedDialect(chosen: DialectName | Dialect): Dialect {
  if (typeof chosen === 'object') return chosen;
  const found = dialects.find(({ name }) => name === chosen);
  if (found !== undefined) return found;
  const message = `There is no dialect ${chosen}. There are: ${dialects.map(({ name }) => name).join(', ')}.`;
  throw new InvalidArgumentError({ argument: 'dialect', message });
}

/** The dialect that serves an address. */
export function dialectAt(url: URL): Dialect {
  return dialects.find((dialect: Dialect) => dialect.serves?.(url)) ?? plain;
}

export { openai };
