import { validateRequest } from '@responses-bridge/recordings';

/** A `fetch` that notes what the published schema does not take of a body. */
export function validated(fetch: typeof globalThis.fetch, invalid: string[]): typeof globalThis.fetch {
  return (input, init) => {
    invalid.push(...validateRequest(JSON.parse(String(init?.body))));
    return fetch(input, init);
  };
}
