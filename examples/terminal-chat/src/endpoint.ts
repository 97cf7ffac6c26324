import { createUpstream } from '@responses-bridge/upstream';
import { createResponsesBridge, type ResponsesBridge } from 'responses-bridge';

export interface Endpoint {
  readonly bridge: ResponsesBridge;
  /** Who answers. */
  readonly name: string;
  close(): Promise<void>;
}

/** The endpoint of the environment; without a key and an address, a small one that is built into this demo. */
export async function openEndpoint(): Promise<Endpoint> {
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = process.env;
  if (OPENAI_API_KEY || OPENAI_BASE_URL) {
    return {
      bridge: createResponsesBridge(),
      name: OPENAI_BASE_URL || 'https://api.openai.com/v1',
      close: async () => {},
    };
  }
  const { url, close } = await createUpstream({ apiKey: null, pace: 12 }).listen();
  return {
    bridge: createResponsesBridge({ baseURL: url }),
    name: 'the built-in endpoint, as there is no OPENAI_API_KEY',
    close,
  };
}
