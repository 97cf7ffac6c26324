import type { Sink, Source } from './flow.ts';
import { writeMetadata } from './metadata.ts';
import { encodeRequest } from './request/encode-request.ts';
import { decodeEvents } from './response/decode-events.ts';
import { resolveEndpoint, type Endpoint } from './endpoint.ts';
import { defaultName, makeId, type ResponsesBridgeSettings } from './settings.ts';
import type { Part, ResponsesModel, Warning } from './spec.ts';
import { chainCall } from './state/chain-call.ts';
import type { Chain } from './state/chain.ts';
import { refusesPrevious } from './transport/http-error.ts';
import { sendHttp } from './transport/http.ts';
import type { createRepairs } from './transport/repair.ts';
import type { WireRequest } from './wire/request.ts';

/** What the models of a provider share. */
export interface Shared {
  repair: ReturnType<typeof createRepairs>;
  chain: Chain;
}

/** The model of an id, whatever the id is: the endpoint decides which models there are. */
export function createModel(
  modelId: string,
  settings: ResponsesBridgeSettings,
  { repair, chain }: Shared,
): ResponsesModel {
  const { name = defaultName, generateId = makeId } = settings;
  return {
    name,
    provider: `${name}.responses`,
    modelId,
    supportedUrls: { 'image/*': [/^https?:/], 'application/pdf': [/^https?:/] },

    async call(options, { stream }) {
      const endpoint = await resolveEndpoint(settings, options.headers);
      const { url, headers, fetch, dialect, tag } = endpoint;
      const encoded = await encodeRequest(options, {
        ...contextOf(settings, endpoint),
        modelId,
        madeBy: chain.madeBy,
      });
      const { stream_options, ...fields } = encoded.body;
      const streamed = stream || dialect.limits?.stream === 'required';
      const request = { ...fields, ...(streamed && { stream: true, stream_options }) };
      const told = encoded.warnings;
      const warn = (warning: Warning) => void told.push(warning);
      const chained = await chainCall(chain, { ...encoded, body: request }, { url, warn });
      const attempt = async (given: WireRequest) => {
        const touched = dialect.request?.(given, warn) ?? given;
        const { reply, warnings } = await repair(touched, url, async body => {
          const json = JSON.stringify(body);
          const answer = await sendHttp({ url, headers, body, json, fetch, abortSignal: options.abortSignal });
          return { ...answer, request: { url: answer.call.url, body, json } };
        });
        warnings.forEach(warn);
        return reply;
      };
      const reply = await chained.send({ attempt, isUnknown: refusesPrevious });

      const { declared, stored, kept } = encoded;
      const parts = decodeEvents(reply.events, {
        ...declared,
        name,
        generateId,
        stored,
        endpoint: kept ? undefined : tag,
        call: reply.call,
        metadata: writeMetadata.bind(undefined, name),
        includeRawChunks: stream && options.includeRawChunks,
        ...(dialect.event && { readEvent: event => dialect.event?.(event) }),
        ...(request.store && { onKept: chained.onKept }),
      });
      return {
        parts: startWith({ type: 'stream-start', warnings: told }, parts),
        warnings: told,
        request: reply.request,
        response: { headers: reply.headers },
      };
    },
  };
}

/** What encoding has to know of the provider and the endpoint. */
function contextOf(settings: ResponsesBridgeSettings, { dialect, tag }: Endpoint) {
  const { name = defaultName, capabilities, state } = settings;
  return {
    names: [name, ...new Set(['openai', ...(dialect.metadataKeys ?? [])])],
    endpoint: tag,
    capabilities,
    options: { state, ...settings.options },
    limits: dialect.limits,
  };
}

/** The first part goes out with the first pull. */
function startWith(first: Part, parts: Source<Part>): Source<Part> {
  return (sink: Sink<Part>) => {
    const { pull, ...rest } = parts(sink);
    let started = false;
    return {
      ...rest,
      pull() {
        if (started) return pull();
        started = true;
        sink.put(first);
        return Promise.resolve();
      },
    };
  };
}
