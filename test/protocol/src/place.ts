/** Places are told as `reasoning.effort` and `context_management[].type`. */
const stepsOf = (place: string) => place.replaceAll('[]', '').split('.');

/** Whether there is a value at a place, in any element of a list on the way. */
export function has(value: unknown, place: string): boolean {
  return valuesAt(value, stepsOf(place)).some(found => found !== undefined && found !== null);
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return [value];
  return (Array.isArray(value) ? value : [value]).flatMap(each => (isObject(each) ? valuesAt(each[step], rest) : []));
}

/** Takes what is at a place away. */
export function remove(value: unknown, place: string): void {
  const steps = stepsOf(place);
  const last = steps.at(-1);
  for (const holder of valuesAt(value, steps.slice(0, -1)).flat()) {
    if (isObject(holder) && last !== undefined) delete holder[last];
  }
}

/** An object, a list or anything else with keys. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
