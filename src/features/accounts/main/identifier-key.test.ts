import { expect, test } from 'vitest';
import { identifierKey } from './identifier-key.ts';

test.each([
  [' Dana.W ', 'dana.w'],
  ['Dana@Branch.Example', 'dana@branch.example'],
  ['+44 (20) 7946-0018', '+442079460018'],
  ['0044 20 7946 0018', '+442079460018'],
  ['020 7946 0018', '02079460018'],
  ['10-42', '1042'],
  ['E-1042', 'e-1042'],
  ['４２', '42'],
  ['...', '...'],
])('%s is compared as %s', (typed, key) => {
  expect(identifierKey(typed)).toBe(key);
});
