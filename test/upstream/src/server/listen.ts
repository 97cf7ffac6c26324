import { serve, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

/** Serves over HTTP on this machine; a client that disconnects aborts the signal of its request. */
export function listen(
  answer: (request: Request, destroy: () => void) => Promise<Response>,
  port: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const options = {
      fetch: (request: Request, { outgoing }: HttpBindings | Http2Bindings) =>
        answer(request, () => outgoing.destroy()),
      port,
      hostname: '127.0.0.1',
    };
    const server = serve(options, (info: AddressInfo) => {
      resolve({ url: `http://127.0.0.1:${info.port}/v1`, close });
    });
    server.once('error', reject);
    const close = (): Promise<void> =>
      new Promise(done => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
  });
}
