import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openUpstream } from './behind.ts';
import type { Endpoint, Running } from './endpoint.ts';

async function start(): Promise<Running> {
  const child = fork(fileURLToPath(new URL('portkey-child.mjs', import.meta.url)), ['--headless', '--port=0'], {
    stdio: 'ignore',
    execArgv: [],
  });
  const exited = once(child, 'exit');
  const [port] = await Promise.race([
    once(child, 'message'),
    exited.then(([code]) => Promise.reject(new Error(`Portkey's gateway ended with ${code}.`))),
  ]);
  return {
    async open(play) {
      const { upstream, url, close } = await openUpstream(play);
      return {
        baseURL: `http://127.0.0.1:${port}/v1`,
        headers: { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': url },
        upstream,
        close,
      };
    },
    async close() {
      child.kill();
      await exited;
    },
  };
}

/** Portkey's gateway, which takes a request apart and puts it together again, in front of our strict upstream. */
export const portkey: Endpoint = {
  name: "Portkey's gateway",
  proxy: true,
  start,
  lacks: {
    'abort, as the server behind the proxy sees it': {
      why: 'it reads the stream to its end when the caller has gone',
      seen: 'to match object [ { aborted: true',
    },
  },
};
