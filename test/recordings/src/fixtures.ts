import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The folder of test inputs that stands beside the repository: the one that `RESPONSES_FIXTURES` names, seen from the
 * repository's root, or `../shared`. Tests that need it skip where it is absent.
 *
 * @throws Error where it is absent though `RESPONSES_FIXTURES_REQUIRED` is 1: then nothing may be skipped.
 */
export const fixtures = locate(process.env);

function locate(env: Record<string, string | undefined>): { root: string; present: boolean } {
  const root = resolve(repository, env.RESPONSES_FIXTURES || '../shared');
  const missing = ['recordings', 'spec/responses.schema.json', 'compat/openai-provider.ndjson'].filter(
    path => !existsSync(resolve(root, path)),
  );
  if (missing.length > 0 && env.RESPONSES_FIXTURES_REQUIRED === '1') {
    throw new Error(`RESPONSES_FIXTURES_REQUIRED is set, and ${root} has no ${missing.join(' and no ')}.`);
  }
  return { root, present: missing.length === 0 };
}
