import { InvalidArgumentError } from '@ai-sdk/provider';
import type { Dialect } from './dialect.ts';
import { openai } from './openai.ts';

/** Every dialect we know. To add one: write its file, list it here. */
const dialects: readonly Dialect[] = [openai];

/** An endpoint without habits of its own. */
const plain: Dialect = { name: 'plain' };

/**
 * The dialect of a name, one that the caller wrote, or the one that serves the address.
 *
 * @throws InvalidArgumentError where there is no dialect of the name; it lists those there are.
 */
export function chooseDialect(chosen: string | Dialect | undefined, url: URL | undefined): Dialect {
  if (typeof chosen === 'object') return chosen;
  const known = [...dialects, plain];
  if (chosen === undefined && url === undefined) return openai;
  if (chosen === undefined) return dialects.find(dialect => url !== undefined && dialect.serves?.(url)) ?? plain;
  const found = known.find(dialect => dialect.name === chosen);
  if (found !== undefined) return found;
  const message = `There is no dialect ${chosen}. There are: ${known.map(({ name }) => name).join(', ')}.`;
  throw new InvalidArgumentError({ argument: 'dialect', message });
}

export { openai };
