import { asArray, asObject, asString } from '../json.ts';
import type { JsonObject, OutputItemSpec } from '../types.ts';
import { valueFor } from './schema-value.ts';
import { keywordsOf, placesIn } from './words.ts';

/** The calls that answer a question: of the tools it speaks of, at most two, or of one tool for two places. */
export function callsFor(request: JsonObject, question: string): OutputItemSpec[] {
  const limit = request['parallel_tool_calls'] === false ? 1 : 2;
  const chosen = chosenTools(request, question).slice(0, limit);
  const [only] = chosen;
  const places = placesIn(question).slice(0, limit);
  if (chosen.length === 1 && only !== undefined && takesPlace(only) && places.length > 1) {
    return places.map(({ name }) => callOf(only, question, name));
  }
  return chosen.map(tool => callOf(tool, question, placeFor(tool, question)));
}

/** In `weather in Rome and time in Oslo`, each tool gets the place that comes after its word. */
function placeFor(tool: JsonObject, question: string): string | undefined {
  if (!takesPlace(tool)) return undefined;
  const [word] = keywordsOf(question).filter(each => nameWords(tool).some(other => akin(each, other)));
  const at = word === undefined ? 0 : question.toLowerCase().indexOf(word);
  return placesIn(question).find(({ index }) => index > at)?.name;
}

/** The tools that may be called. */
export function callableTools(request: JsonObject): JsonObject[] {
  const choice = request['tool_choice'];
  const named = asString(asObject(choice)['name']);
  const tools = asArray(request['tools']).map(asObject);
  const callable = tools.filter(
    ({ type, name }) => (type === 'function' || type === 'custom') && (named ?? name) === name,
  );
  return choice === 'none' ? [] : callable;
}

function chosenTools(request: JsonObject, question: string): JsonObject[] {
  const tools = callableTools(request);
  const scores = new Map(tools.map(tool => [tool, score(tool, question)]));
  const best = Math.max(...scores.values());
  const ranked = tools.filter(tool => (scores.get(tool) ?? 0) > best / 3);
  const sorted = ranked.toSorted((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0));
  return best > 0 ? sorted : tools.slice(0, 1);
}

/** How much of the question a tool's name and description share; the name counts more. */
function score(tool: JsonObject, question: string): number {
  const words = keywordsOf(question);
  const description = keywordsOf(asString(tool['description']) ?? '');
  const shared = (list: readonly string[]): number =>
    list.filter(word => words.some(other => akin(word, other))).length;
  return 3 * shared(nameWords(tool)) + shared(description);
}

function nameWords(tool: JsonObject): string[] {
  return keywordsOf(String(tool['name']).replaceAll(/[_-]|(?=[A-Z])/g, ' '));
}

/** `file` and `files`, `calculate` and `calculator`. */
function akin(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return length >= 4
    ? one.slice(0, Math.max(4, length - 2)) === other.slice(0, Math.max(4, length - 2))
    : one === other;
}

function takesPlace(tool: JsonObject): boolean {
  return Object.keys(asObject(asObject(tool['parameters'])['properties'])).some(name =>
    /city|location|place|town/i.test(name),
  );
}

function callOf(tool: JsonObject, question: string, place?: string): OutputItemSpec {
  const name = String(tool['name']);
  if (tool['type'] === 'custom') return { type: 'custom_tool_call', name, input: question };
  const parameters = tool['parameters'] ?? { type: 'object', properties: {} };
  return { type: 'function_call', name, arguments: asObject(valueFor(parameters, question, place)) };
}
