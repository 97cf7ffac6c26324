import { resolveEndpoint, type Endpoint } from './endpoint.ts';
import { encodeRequest, type EncodedRequest } from './request/encode-request.ts';
import { defaultName, type ResponsesBridgeSettings } from './settings.ts';
import type { CallOptions, Warning } from './spec.ts';

/** A call, as far as it is known before anything is sent. */
export interface PreparedCall {
  endpoint: Endpoint;
  /** The request in the endpoint's way; with its history `whole`, where it turned out not to have what is referred to. */
  encode(transfer: { stream: boolean; whole?: boolean }): Promise<EncodedRequest>;
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
    async encode({ stream, whole }) {
      const encoded = await encodeRequest(options, {
        names: [name, ...new Set(['openai', ...(dialect.metadataKeys ?? [])])],
        modelId,
        endpoint: tag,
        capabilities,
        options: { state, unsupported, ...settings.options },
        limits: dialect.limits,
        whole,
      });
      const { stream_options, ...fields } = encoded.body;
      const request = { ...fields, ...(stream && { stream: true, stream_options }) };
      const warn = (warning: Warning) => void encoded.warnings.push(warning);
      return { ...encoded, body: dialect.request?.(request, warn) ?? request };
    },
  };
}
