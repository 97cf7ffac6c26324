import { check, type Problem } from './check.ts';
import { deviations, type Deviation } from './deviations.ts';
import { answerDeviations } from './answer-deviations.ts';
import { fixtures } from './fixtures.ts';
import { resolve, validate } from './schema.ts';

/**
 * What is wrong with the body of a request to `POST /responses`, by the published document and by the few rows that say
 * where the service takes more. Nothing is wrong where the document is absent.
 */
export function validateRequest(body: unknown): string[] {
  return problemsOf(body, { definition: 'CreateResponse', path: '', rows: deviations });
}

/** What is wrong with the body of a request to `POST /responses/input_tokens`. */
export function validateCount(body: unknown): string[] {
  return problemsOf(body, { definition: 'TokenCountsBody', path: '', rows: deviations });
}

/** What is wrong with a response object that the service gives, by the document and the rows for what it gives. */
export function validateResponse(response: unknown): string[] {
  return problemsOf(response, { definition: 'Response', path: '', rows: answerDeviations });
}

/** What is wrong with an event of a stream, by the document and the rows for what the service sends. */
export function validateEvent(event: SentEvent): string[] {
  return problemsOf(event, { ...questionOf(event), rows: answerDeviations });
}

/** The rows that an event cannot do without. */
export function rowsUsedBy(event: SentEvent): Deviation[] {
  const { definition, path, simplify } = questionOf(event);
  const found = check([resolve(`#/$defs/${definition}`)], { value: event, path }, problems => problems.length);
  return answerDeviations.filter(row => found.some(one => isExcused({ ...one, path: simplify(one.path) }, [row])));
}

function questionOf({ type, item }: SentEvent) {
  const simplify = (path: string): string =>
    path
      .replace(/^response[.]output_item[.]added[.]item/, `added[${item?.type}]`)
      .replace(/^response[.]output_item[.]done[.]item/, `output[${item?.type}]`)
      .replace(/^response[.](created|in_progress|completed|incomplete|failed)[.]response[.]/, '')
      .replace(/^.*[.]delta[.]obfuscation$/, 'delta.obfuscation');
  return { definition: 'ResponseStreamEvent', path: type, simplify };
}

/** As much of an event as tells what to hold it against. */
interface SentEvent {
  readonly type: string;
  readonly item?: { readonly type?: string };
}

interface Question {
  definition: string;
  /** Where the value stands. */
  path: string;
  rows: readonly Deviation[];
  /** Makes one of the places that are alike, so that they share a row. */
  simplify?(path: string): string;
}

function problemsOf(sent: unknown, { definition, path, rows, simplify = same => same }: Question): string[] {
  if (!fixtures.present) return [];
  // The document is about what is sent, and there `undefined` does not exist.
  const value: unknown = JSON.parse(JSON.stringify(sent));
  const unexcused = (problems: Problem[]): Problem[] =>
    problems.filter(problem => !isExcused({ ...problem, path: simplify(problem.path) }, rows));
  const problems = check([resolve(`#/$defs/${definition}`)], { value, path }, found => unexcused(found).length);
  // What the walk overlooks, ajv sees: it has the last word, but where a row overrules it.
  if (problems.length === 0) return validate(definition, value);
  return unexcused(problems).map(({ path: at, message }) => `${at || 'The body'} ${message}.`);
}

function isExcused({ path, keyword, value }: Problem, rows: readonly Deviation[]): boolean {
  const where = path.replaceAll(/\[\d+:?/g, '[');
  return rows.some(row => row.where === where && row.keyword === keyword && (row.value ?? value) === value);
}
