import { secretKey } from '@responses-bridge/matrix';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openUpstream } from './behind.ts';
import { standalone, type Endpoint, type Play } from './endpoint.ts';

/** The program of `@openai/codex`, whose 400 MB no install brings along. */
export const codexProgram = process.env.CODEX_PROGRAM;

const open = (program: string) => async (play: Play) => {
  const { upstream, url, close } = await openUpstream(play);
  const child = spawn(program, ['responses-api-proxy', '--upstream-url', `${url}/responses`], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  child.stdin.end(`${secretKey}\n`);
  const port = await Promise.race([
    portIn(createInterface(child.stderr)),
    exited.then(([code]) => Promise.reject(new Error(`The proxy ended with ${code}.`))),
  ]);
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    upstream,
    async close() {
      child.kill();
      await Promise.all([exited, close()]);
    },
  };
};

async function portIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, port] = /listening on 127\.0\.0\.1:(\d+)/.exec(line) ?? [];
    if (port !== undefined) return port;
  }
  throw new Error('The proxy did not say where it listens.');
}

/** OpenAI's own proxy, which puts the key in, in front of our strict upstream. */
export const codexProxy = (program: string): Endpoint => ({
  name: "OpenAI's responses-api-proxy",
  proxy: true,
  start: standalone(open(program)),
  lacks: {},
});
