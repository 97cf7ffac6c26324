import type { Sink, Source } from './flow.ts';
import { writeMetadata } from './metadata.ts';
import { encodeRequest } from './request/encode-request.ts';
import { decodeEvents } from './response/decode-events.ts';
import { resolveEndpoint } from './endpoint.ts';
import { defaultName, makeId, type ResponsesBridgeSettings } from './settings.ts';
import type { Part, ResponsesModel } from './spec.ts';
import { sendHttp } from './transport/http.ts';
import type { createRepairs } from './transport/repair.ts';

/** The model of an id, whatever the id is: the endpoint decides which models there are. */
export function createModel(
  modelId: string,
  settings: ResponsesBridgeSettings,
  repair: ReturnType<typeof createRepairs>,
): ResponsesModel {
  const { name = defaultName, generateId = makeId } = settings;
  return {
    name,
    provider: `${name}.responses`,
    modelId,
    supportedUrls: { 'image/*': [/^https?:/], 'application/pdf': [/^https?:/] },

    async call(options, { stream }) {
      const { url, headers, fetch, dialect, tag } = await resolveEndpoint(settings, options.headers);
      const { capabilities, state } = settings;
      const defaults = { state, ...settings.options };
      const names = [name, ...new Set(['openai', ...(dialect.metadataKeys ?? [])])];
      const { limits } = dialect;
      const encoded = await encodeRequest(options, {
        names,
        modelId,
        endpoint: tag,
        capabilities,
        options: defaults,
        limits,
      });
      const { stream_options, ...fields } = encoded.body;
      const streamed = stream || limits?.stream === 'required';
      const request = { ...fields, ...(streamed && { stream: true, stream_options }) };
      const touched = dialect.request?.(request, warning => void encoded.warnings.push(warning)) ?? request;
      const { reply, warnings } = await repair(touched, url, async body => {
        const json = JSON.stringify(body);
        const answer = await sendHttp({ url, headers, body, json, fetch, abortSignal: options.abortSignal });
        return { ...answer, request: { url: answer.call.url, body, json } };
      });

      const told = [...encoded.warnings, ...warnings];
      const { declared, repairs, stored, kept } = encoded;
      const parts = decodeEvents(reply.events, {
        ...declared,
        name,
        generateId,
        repairs,
        stored,
        endpoint: kept ? undefined : tag,
        call: reply.call,
        metadata: writeMetadata.bind(undefined, name),
        includeRawChunks: stream && options.includeRawChunks,
        ...(dialect.event && { readEvent: event => dialect.event?.(event) }),
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
