import { faultsOf, refusal, replacement, streamPlan } from '../faults/index.ts';
import type { FaultStages } from '../faults/fault.ts';
import { createIds } from '../ids.ts';
import { asArray, asString, isObject } from '../json.ts';
import { modelTraits, openaiEndedModels } from '../models.ts';
import { answerAsPersona } from '../persona/persona.ts';
import { keyRules } from '../rules/access.ts';
import { judge } from '../rules/index.ts';
import type { InputEntry, RuleContext } from '../rules/rule.ts';
import { resolved } from '../rules/pairing.ts';
import { defaultOrganization, defaultTime, turnContext } from '../turn/context.ts';
import { playTurn, type PlayedTurn } from '../turn/turn.ts';
import type { Item, JsonObject, Rejection, Turn, UpstreamOptions } from '../types.ts';
import { streamBody } from './body.ts';
import { countTokens, uncountable } from './count.ts';
import { errorBody, jsonResponse, serverError, serviceHeaders } from './errors.ts';
import { Ledger, type LedgerEntry } from './ledger.ts';
import { Store } from './store.ts';

/** One request on its way through the endpoint. */
interface Exchange {
  readonly request: Request;
  readonly entry: LedgerEntry;
  readonly stages: readonly FaultStages[];
  /** Breaks the connection; there is one over HTTP only. */
  readonly destroy: (() => void) | undefined;
}

/** The service: routes, asks the rules, plays turns, and remembers what it has said. */
export class Endpoint {
  readonly ledger = new Ledger();
  readonly #store = new Store();
  readonly #ids = createIds();
  readonly #options: UpstreamOptions;
  #accepted = 0;
  #ticks = 0;

  constructor(options: UpstreamOptions) {
    this.#options = options;
  }

  async answer(request: Request, destroy?: () => void): Promise<Response> {
    request.signal.throwIfAborted();
    const stages = faultsOf(this.#options.faults ?? [], this.ledger.requests.length);
    const entry = this.ledger.receive(request, undefined);
    entry.body = await bodyOf(request);
    const response = refusal(stages) ?? this.#route({ request, entry, stages, destroy });
    for (const [name, value] of Object.entries(serviceHeaders(this.#ids('req')))) {
      if (!response.headers.has(name)) response.headers.set(name, value);
    }
    return response;
  }

  #route(exchange: Exchange): Response {
    const { method, url } = exchange.request;
    const { pathname } = new URL(url);
    if (method === 'POST' && pathname.endsWith('/responses')) return this.#create(exchange);
    if (method === 'POST' && pathname.endsWith('/responses/input_tokens')) return this.#count(exchange);
    const id = /\/responses\/([^/]+)$/.exec(pathname)?.[1];
    if (id !== undefined && (method === 'GET' || method === 'DELETE')) return this.#stored(id, exchange);
    const message = `Invalid URL (${method} ${pathname})`;
    return this.#refuse(exchange, { rule: 'url', status: 404, message });
  }

  #count(exchange: Exchange): Response {
    const { body } = exchange.entry;
    if (!isObject(body)) return this.#refuse(exchange, { rule: 'body', ...notJson });
    const context = this.#context(exchange, body);
    const rejection = uncountable(body) ?? judge(body, context);
    if (rejection !== undefined) return this.#refuse(exchange, rejection);
    const seen = [...context.history, ...resolved(context).map(({ item }) => item)];
    return jsonResponse(countTokens(body, seen), 200);
  }

  #create(exchange: Exchange): Response {
    const { entry } = exchange;
    try {
      this.#options.onRequest?.(entry);
    } catch (error) {
      return this.#refuse(exchange, { rule: 'onRequest', ...serverError(messageOf(error)) });
    }
    if (!isObject(entry.body)) return this.#refuse(exchange, { rule: 'body', ...notJson });
    const context = this.#context(exchange, entry.body);
    const rejection = judge(entry.body, context);
    if (rejection !== undefined) return this.#refuse(exchange, rejection);
    const seen = [...context.history, ...resolved(context).map(({ item }) => item)];
    const turn = this.#nextTurn(entry.body, seen);
    if (turn === undefined) return this.#refuse(exchange, { rule: 'script', ...serverError('The script is over.') });
    return this.#play(turn, exchange, seen);
  }

  #play(turn: Turn, exchange: Exchange, seen: readonly Item[]): Response {
    const body = exchange.entry.body as JsonObject;
    const organization = this.#options.organization ?? defaultOrganization;
    const played = playTurn(turn, turnContext(body, { ids: this.#ids, createdAt: this.#now(), organization }));
    this.#store.add(played.response, seen, body['store'] !== false);
    if (body['stream'] !== true) return jsonResponse(played.response, 200);
    return replacement(exchange.stages, played.response) ?? this.#stream(played, exchange);
  }

  #stream(played: PlayedTurn, { request, entry, stages, destroy }: Exchange): Response {
    const onClose = this.ledger.openStream(entry);
    const plan = { ...streamPlan(played.events, stages), pace: this.#options.pace ?? 0 };
    const body = streamBody({ ...plan, request, destroy, onClose });
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    });
  }

  #nextTurn(request: JsonObject, seen: readonly Item[]): Turn | undefined {
    const { script } = this.#options;
    return script === undefined ? answerAsPersona(request, seen) : script[this.#accepted++];
  }

  #stored(id: string, exchange: Exchange): Response {
    const rejection = judge({}, this.#context(exchange, {}), keyRules);
    if (rejection !== undefined) return this.#refuse(exchange, rejection);
    const response = this.#store.response(id);
    if (response === undefined) return this.#refuse(exchange, responseNotFound(id));
    if (exchange.request.method === 'GET') return jsonResponse(response, 200);
    this.#store.delete(id);
    return jsonResponse({ id, object: 'response', deleted: true }, 200);
  }

  #refuse({ entry }: Exchange, rejection: Rejection & { rule: string }): Response {
    entry.rejected = rejection;
    return jsonResponse(errorBody(rejection), rejection.status);
  }

  #context({ entry }: Exchange, request: JsonObject): RuleContext {
    const { apiKey = 'test-key', endedModels = openaiEndedModels, models, organization } = this.#options;
    return {
      headers: entry.headers,
      apiKey,
      endedModels,
      models,
      organization: organization ?? defaultOrganization,
      model: modelTraits(asString(request['model']) ?? ''),
      store: this.#store,
      input: inputEntries(request['input']),
      history: this.#store.context(request['previous_response_id']) ?? [],
    };
  }

  /** Unix time in seconds; without a clock, a second passes per answer. */
  #now(): number {
    const { now } = this.#options;
    return now === undefined ? defaultTime + this.#ticks++ : Math.floor(now() / 1000);
  }
}

const notJson = {
  status: 400,
  message:
    'We could not parse the JSON body of your request. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.',
};

function responseNotFound(id: string): Rejection & { rule: string } {
  return { rule: 'response-unknown', status: 404, message: `Response with id '${id}' not found.` };
}

function inputEntries(input: unknown): InputEntry[] {
  const list = typeof input === 'string' ? [{ role: 'user', content: input }] : asArray(input);
  return list.flatMap((item, index) =>
    isObject(item) ? [{ path: `input[${index}]`, item, type: asString(item['type']) ?? 'message' }] : [],
  );
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
