import type { Sink, Source } from './flow.ts';
import { writeMetadata } from './metadata.ts';
import { decodeEvents } from './response/decode-events.ts';
import { prepareCall, type Shared } from './prepare.ts';
import { defaultName, makeId, type ResponsesBridgeSettings } from './settings.ts';
import type { Part, ResponsesModel } from './spec.ts';
import { chainCall } from './state/chain-call.ts';
import { undoContent, undoParts } from './strict/index.ts';
import { sendHttp } from './transport/http.ts';

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
      const { endpoint, encode } = await prepareCall(modelId, settings, options);
      const { url, headers, fetch, dialect, tag } = endpoint;
      const transfer = { stream: stream || dialect.limits?.stream === 'required', madeBy: chain.madeBy };
      const encoded = await encode(transfer);
      const told = encoded.warnings;
      const chained = await chainCall(chain, encoded, { url, warn: warning => void told.push(warning) });
      const goWhole = async () => (encoded.mayGoWhole ? (await encode({ ...transfer, whole: true })).body : undefined);
      const { reply, warnings, repairs } = await repair(chained.body, {
        url,
        unsupported: encoded.unsupported,
        whole: async () => chained.whole() ?? goWhole(),
        async attempt(body) {
          const json = JSON.stringify(body);
          const answer = await sendHttp({ url, headers, body, json, fetch, abortSignal: options.abortSignal });
          return { ...answer, request: { url: answer.call.url, body, json } };
        },
      });
      told.push(...warnings);

      const { declared, stored, kept } = encoded;
      const parts = decodeEvents(reply.events, {
        ...declared,
        name,
        generateId,
        repairs: [...encoded.repairs, ...repairs],
        stored,
        endpoint: kept ? undefined : tag,
        call: reply.call,
        metadata: writeMetadata.bind(undefined, name),
        includeRawChunks: stream && options.includeRawChunks,
        ...(dialect.event && { readEvent: event => dialect.event?.(event) }),
        ...(encoded.body.store && {
          onKept: ({ content, ...rest }) => chained.onKept({ ...rest, content: undoContent(content, encoded.undoing) }),
        }),
      });
      return {
        parts: startWith({ type: 'stream-start', warnings: told }, undoParts(parts, encoded.undoing)),
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
