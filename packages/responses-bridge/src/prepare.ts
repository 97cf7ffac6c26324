import { resolveEndpoint, type Endpoint } from './endpoint.ts';
import type { createRepairs } from './repair/send.ts';
import { encodeRequest, type EncodedRequest } from './request/encode-request.ts';
import { defaultName, type ResponsesBridgeSettings } from './settings.ts';
import type { CallOptions, Warning } from './spec.ts';
import type { Chain } from './state/chain.ts';

/** What all calls of a provider share. */
export interface Shared {
  repair: ReturnType<typeof createRepairs>;
  chain: Chain;
}

/** A call, as far as it is known before anything is sent. */
export interface PreparedCall {
  endpoint: Endpoint;
  /** The request in the endpoint's way; with its history `whole`, where it turned out not to have what is referred to. */
  encode(transfer: Transfer): Promise<EncodedRequest>;
}

interface Transfer {
  stream: boolean;
  whole?: boolean;
  /** The response that made a call, where that is known. */
  madeBy?(callId: string): Promise<string | undefined>;
}

/** Reads the settings for one call. */
export async function prepareCall(
  modelId: string,
  settings: ResponsesBridgeSettings,
  options: CallOptions,
): Promise<PreparedCall> {
  const endpoint = await resolveEndpoint(settings, options.headers);
  const { name = defaultName, capabilities, state, unsupported } = settings;
  const { dialect, tag } = endpoint;
  return {
    endpoint,
    async encode({ stream, whole, madeBy }) {
      const encoded = await encodeRequest(options, {
        names: [name, ...new Set(['openai', ...(dialect.metadataKeys ?? [])])],
        modelId,
        endpoint: tag,
        capabilities,
        options: { state, unsupported, ...settings.options },
        limits: dialect.limits,
        whole,
        madeBy,
      });
      const { stream_options, ...fields } = encoded.body;
      const request = { ...fields, ...(stream && { stream: true, stream_options }) };
      const warn = (warning: Warning) => void encoded.warnings.push(warning);
      return { ...encoded, body: dialect.request?.(request, warn) ?? request };
    },
  };
}
