import { createUpstream } from '@responses-bridge/upstream';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { calculate } from './tools.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const {
    OPENAI_API_KEY: _key,
    OPENAI_BASE_URL: _url,
    MODEL: _model,
    REASONING_SUMMARY: _summary,
    ...rest
  } = process.env;
  const options = { cwd: fileURLToPath(new URL('..', import.meta.url)), env: { ...rest, ...env } };
  return new Promise(resolve => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'src/main.ts', ...args],
      options,
      (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}

test('thinks, calls its tools, answers, and shows what was sent', async () => {
  const { code, stdout } = await run([]);
  expect(code).toBe(0);
  expect(stdout).toContain('**Understanding the request**');
  expect(stdout).toContain('→ weather {"city":"Oslo"}');
  expect(stdout).toContain('← calculate {"expression":"365 * 24","value":8760}');
  expect(stdout).toContain('That is what `weather` and `calculate` gave me.');
  expect(stdout).toMatch(/^Tokens: \d+ input \(\d+ cached\), \d+ output \(\d+ reasoning\)\.$/m);
  expect(stdout).not.toContain('\u001B');
  expect(stdout.split('\n').filter(line => line.length > 80)).toEqual([]);
  const items = [...stdout.matchAll(/^\d+\. (\w+)/gm)].map(match => match[1]);
  expect(items).toEqual([
    'message',
    'reasoning',
    'function_call',
    'function_call',
    'function_call_output',
    'function_call_output',
  ]);
});

test('asks what the command line says, with or without summaries', async () => {
  const { code, stdout } = await run(['Weather in', 'Rome?'], { REASONING_SUMMARY: 'none' });
  expect(code).toBe(0);
  expect(stdout).toContain('> Weather in Rome?');
  expect(stdout).toContain('→ weather {"city":"Rome"}');
  expect(stdout).not.toContain('**Understanding');
  expect(stdout).toMatch(/^2\. reasoning .*encrypted/m);
});

test('says that nobody listens at the address, and fails', async () => {
  const { url, close } = await createUpstream().listen();
  await close();
  const { code, stdout, stderr } = await run([], { OPENAI_BASE_URL: url });
  expect(code).toBe(1);
  expect(stdout).not.toContain('→');
  expect(stderr).toContain(`Error: No answer from ${new URL(url).origin}`);
  expect(stderr).toContain('ECONNREFUSED');
  expect(stderr).toContain('Code: connection_failed');
});

test('says what the endpoint refuses', async () => {
  const { code, stderr } = await run([], { MODEL: 'gpt-5-codex' });
  expect(code).toBe(1);
  expect(stderr).toContain('gpt-5-codex');
  expect(stderr).toContain('Code: http_error');
});

test('says what to set where summaries of the reasoning are refused', async () => {
  const message = 'Your organization must be verified to generate reasoning summaries.';
  const body = {
    error: { message, type: 'invalid_request_error', param: 'reasoning.summary', code: 'unsupported_value' },
  };
  const { url, close } = await createUpstream({ faults: [{ type: 'http-error', status: 400, body }] }).listen();
  const { code, stderr } = await run([], { OPENAI_BASE_URL: url });
  await close();
  expect(code).toBe(1);
  expect(stderr).toContain(`Error: ${message}`);
  expect(stderr).toContain('Set REASONING_SUMMARY=none');
});

test.each([
  ['2 * (3 + 4)', 14],
  ['-1.5 - 2 - 3', -6.5],
  ['12 / 3 / 2', 2],
])('%s is %d', (expression, value) => {
  expect(calculate(expression)).toBe(value);
});

test.each(['', '2 +', '2 * (3', '2 3', 'two'])('“%s” is no expression', expression => {
  expect(() => calculate(expression)).toThrow('no expression');
});
