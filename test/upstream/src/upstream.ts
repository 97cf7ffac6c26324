import { Endpoint } from './server/endpoint.ts';
import { listen } from './server/listen.ts';
import type { Upstream, UpstreamOptions } from './types.ts';

/**
 * A strict Responses endpoint: it answers `POST …/responses`, `POST …/responses/input_tokens` and GET or DELETE
 * `…/responses/{id}`, and refuses what the service refuses. It plays a script of turns, or answers as a small assistant.
 */
export function createUpstream(options: UpstreamOptions = {}): Upstream {
  const endpoint = new Endpoint(options);
  const { ledger } = endpoint;
  return {
    fetch: async (input, init) => endpoint.answer(new Request(input, init)),
    requests: ledger.requests,
    get open() {
      return ledger.open;
    },
    idle: () => ledger.idle(),
    listen: (port = 0) => listen((request, destroy) => endpoint.answer(request, destroy), port),
  };
}
