// Starts the built app with its built-in endpoint, has a chat of two turns with it, as a browser would, and stops it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { callChatApi } from '@ai-sdk/ui-utils';

const { OPENAI_API_KEY: _key, OPENAI_BASE_URL: _url, MODEL: _model, REASONING_SUMMARY: _summary, ...env } = process.env;
const server = await startServer();
try {
  const question = { id: '1', role: 'user', content: 'What is the weather in Oslo?' };
  const first = await chat([question]);
  // The protocol's lines: step, reasoning, its signature and what is sealed of it, tool call, its result, end of step, text, end.
  assert.deepEqual(first.codes, ['f', 'g', 'j', 'i', '9', 'a', 'e', '0', 'd']);
  assertAnswer(first, 'Oslo');

  const second = await chat([question, first.message, { id: '3', role: 'user', content: 'And in Rome?' }]);
  assertAnswer(second, 'Rome');

  const page = await fetch(server.url);
  assert.match(await page.text(), /Your message/);
  console.log(`The chat works: ${second.message.content}`);
} finally {
  server.stop();
}

async function startServer() {
  const next = fileURLToPath(import.meta.resolve('next/dist/bin/next'));
  const child = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', '0'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  // The server is a process of its own: the group holds both.
  const stop = () => child.exitCode === null && process.kill(-child.pid);
  process.once('SIGINT', () => {
    stop();
    process.exit(130);
  });
  child.stdout.setEncoding('utf8');
  const url = new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', text => {
      said += text;
      const local = /Local:\s+(\S+)[\s\S]*Ready/.exec(said);
      if (local) resolve(local[1]);
    });
    once(child, 'exit').then(() => reject(new Error(`The server has ended:\n${said}`)), reject);
  });
  return { url: await url, stop };
}

/** Sends messages as `useChat` does, and gives the message that is answered and the kinds of lines it came in. */
async function chat(messages) {
  let message;
  let finishReason;
  let raw;
  await callChatApi({
    api: new URL('/api/chat', server.url).href,
    body: { messages },
    generateId: () => crypto.randomUUID(),
    onResponse: response => {
      raw = response.clone().text();
    },
    onUpdate: update => ({ message } = update),
    onFinish: (_message, finish) => ({ finishReason } = finish),
    restoreMessagesOnFailure: () => {},
  });
  const lines = (await raw).trimEnd().split('\n');
  return { message, finishReason, codes: [...new Set(lines.map(line => line.slice(0, line.indexOf(':'))))] };
}

function assertAnswer({ message, finishReason }, city) {
  const call = message.parts.find(({ type }) => type === 'tool-invocation')?.toolInvocation;
  assert.equal(call?.state, 'result');
  assert.deepEqual(call.args, { city });
  assert.equal(call.result.city, city);
  assert.match(message.parts.find(({ type }) => type === 'reasoning')?.reasoning ?? '', /Understanding/);
  assert.match(message.content, new RegExp(city));
  assert.equal(finishReason, 'stop');
}
