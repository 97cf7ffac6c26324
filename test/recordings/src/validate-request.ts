import { check, type Problem } from './check.ts';
import { deviations } from './deviations.ts';
import { fixtures } from './fixtures.ts';
import { resolve, validate } from './schema.ts';

const definition = 'CreateResponse';

/**
 * What is wrong with the body of a request to `POST /responses`, by the published document and by the few rows that say
 * where the service takes more. Nothing is wrong where the document is absent.
 */
export function validateRequest(body: unknown): string[] {
  if (!fixtures.present) return [];
  // The document is about what is sent, and there `undefined` does not exist.
  const value: unknown = JSON.parse(JSON.stringify(body));
  const problems = check([resolve(`#/$defs/${definition}`)], { value, path: '' }, found => unexcused(found).length);
  // What the walk overlooks, ajv sees: it has the last word, but where a row overrules it.
  if (problems.length === 0) return validate(definition, value);
  return unexcused(problems).map(({ path, message }) => `${path || 'The body'} ${message}.`);
}

function unexcused(problems: Problem[]): Problem[] {
  return problems.filter(({ path, keyword, value }) => {
    const where = path.replaceAll(/\[\d+:?/g, '[');
    const rows = deviations.filter(row => row.where === where && row.keyword === keyword);
    return !rows.some(row => row.value === undefined || row.value === value);
  });
}
