import { secretKey } from '@responses-bridge/matrix';
import { createUpstream, type Fault as UpstreamFault, type Upstream } from '@responses-bridge/upstream';
import { refusal, type Fault, type Play } from './endpoint.ts';

const faults: Readonly<Record<Fault, readonly UpstreamFault[]>> = {
  'http-error': [
    { type: 'http-error', status: refusal.status, body: { error: { message: refusal.message, type: 'requests' } } },
  ],
  cut: [{ type: 'cut', afterEvents: 20 }],
  slow: [],
};

/** Our strict endpoint, served over HTTP for a proxy to talk to. */
export async function openUpstream({ turns, fault }: Play): Promise<{
  readonly upstream: Upstream;
  readonly url: string;
  close(): Promise<void>;
}> {
  const upstream = createUpstream({
    apiKey: secretKey,
    script: turns,
    ...(fault !== undefined && { faults: faults[fault] }),
    ...(fault === 'slow' && { pace: 5 }),
  });
  return { upstream, ...(await upstream.listen()) };
}
