import { expect, test } from 'vitest';
import { placePrograms } from './place-programs.ts';

const program = { type: 'program', call_id: 'call_p' };
const output = { type: 'program_output', call_id: 'call_p' };
const caller = { type: 'program', caller_id: 'call_p' };
const calls = ['a', 'b'].map(call_id => ({ type: 'function_call', call_id, caller }));
const outputs = ['a', 'b'].map(call_id => ({ type: 'function_call_output', call_id }));
const other = { type: 'function_call', call_id: 'c' };
const ordered = [program, ...calls, ...outputs, output, other];

test.each([
  ['behind its program', [program, output, ...calls, ...outputs, other]],
  ['between the calls and their outputs', [program, ...calls, output, ...outputs, other]],
])('what a program came to is put from %s to behind what it called', (_, items) => {
  expect(placePrograms(items)).toEqual(ordered);
});

test.each([[ordered], [[program, output, other]], [[output]], [[]]])('what is in order stays: %j', items => {
  expect(placePrograms(items)).toBe(items);
});
