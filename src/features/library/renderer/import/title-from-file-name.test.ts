import { expect, test } from 'vitest';
import { titleFromFileName } from './title-from-file-name.ts';

test.each([
  ['full-wig_care  plan.md', 'Full wig care plan'],
  ['SMP.aftercare.v2.txt', 'SMP.aftercare.v2'],
  ['über-uns.txt', 'Über uns'],
  ['.txt', ''],
  ['---.md', ''],
])('the file %j suggests the title %j', (fileName, title) => {
  expect(titleFromFileName(fileName)).toBe(title);
});

test('a title is never suggested longer than a title may be', () => {
  expect(titleFromFileName(`${'x'.repeat(255)}.txt`)).toHaveLength(200);
});
