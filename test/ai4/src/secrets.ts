import { afterAll, expect, vi } from 'vitest';
import { leaks, tell, told } from './bridge.ts';

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  const print = console[level];
  vi.spyOn(console, level).mockImplementation((...what: unknown[]) => {
    tell(what);
    print(...what);
  });
}
process.on('warning', tell);

afterAll(() => {
  expect(leaks(told)).toEqual([]);
});
