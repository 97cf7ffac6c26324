import { expect, test } from 'vitest';
import { codeInterpreterCall } from './code-interpreter-call.ts';

const [tool] = codeInterpreterCall.tools;

test.each([
  [{}, { type: 'auto' }],
  [{ container: 'cntr_1' }, 'cntr_1'],
  [
    { container: { fileIds: ['file-1'], memoryLimit: '4g' } },
    { type: 'auto', file_ids: ['file-1'], memory_limit: '4g' },
  ],
  [{ container: { networkPolicy: { type: 'disabled' } } }, { type: 'auto', network_policy: { type: 'disabled' } }],
  [
    {
      container: {
        networkPolicy: {
          type: 'allowlist',
          allowedDomains: ['a.test'],
          domainSecrets: [{ domain: 'a.test', name: 'KEY', value: 'v' }],
        },
      },
    },
    {
      type: 'auto',
      network_policy: {
        type: 'allowlist',
        allowed_domains: ['a.test'],
        domain_secrets: [{ domain: 'a.test', name: 'KEY', value: 'v' }],
      },
    },
  ],
])('%j', (args, container) => {
  expect(tool.encode(args, 'run')).toEqual({ type: 'code_interpreter', container });
});

test('who may call it is told, its outputs are asked for, and it can be chosen', () => {
  const wire = tool.encode({ allowedCallers: ['direct'] }, 'run');
  expect(wire.allowed_callers).toEqual(['direct']);
  expect(tool.include).toEqual(['code_interpreter_call.outputs']);
  expect(tool.choice('run', wire)).toEqual({ type: 'code_interpreter' });
});

test('an argument that is not known is an error that names it', () => {
  expect(() => tool.encode({ container: { fileIDs: [] } }, 'run')).toThrow(/fileIDs/);
});
