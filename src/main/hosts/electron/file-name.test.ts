import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  ['Report.pdf', 'Report.pdf'],
  ['Übung – Anna Çelik.pdf', 'Übung – Anna Çelik.pdf'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['..\\..\\x.exe', '-..-x.exe'],
  ['/etc/passwd', '-etc-passwd'],
  ['C:\\Windows\\x.pdf', 'C--Windows-x.pdf'],
  ['a\0b.pdf', 'a-b.pdf'],
  ['a\u202efdp.exe', 'a-fdp.exe'],
  ['  .hidden. ', 'hidden'],
  ['...', 'drillroom'],
  ['', 'drillroom'],
  ['CON', '_CON'],
  ['nul.pdf', '_nul.pdf'],
  ['console.pdf', 'console.pdf'],
  ['x\ud800.pdf', 'x\ufffd.pdf'],
])('%j is saved as %j', (wished, name) => expect(fileName(wished)).toBe(name));

test('a long name keeps its ending', () => {
  const name = fileName(`${'a'.repeat(300)}.pdf`);
  expect(name).toHaveLength(120);
  expect(name.endsWith('.pdf')).toBe(true);
});

test('whatever was wished, the name is short, whole and no path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wished) => {
      const name = fileName(wished);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(121);
      expect(name.isWellFormed()).toBe(true);
      expect(name).not.toMatch(/[/\\:\0]|^\.|[. ]$/);
    }),
  );
});
