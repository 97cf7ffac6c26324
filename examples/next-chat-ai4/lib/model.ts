import { createUpstream } from '@responses-bridge/upstream';
import { createResponsesBridge } from 'responses-bridge';

const { OPENAI_API_KEY, OPENAI_BASE_URL, MODEL } = process.env;

// Without a key and an address, a small endpoint inside this process answers.
const bridge =
  OPENAI_API_KEY || OPENAI_BASE_URL
    ? createResponsesBridge()
    : createResponsesBridge({
        baseURL: 'http://built-in.invalid/v1',
        fetch: createUpstream({ apiKey: null, pace: 12 }).fetch,
      });

export const model = bridge(MODEL || 'gpt-5.3-codex');
