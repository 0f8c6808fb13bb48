import { expect, test } from 'vitest';
import { systemRandom } from '../system/system-random.ts';
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';

const zeros = { bytes: (count: number) => new Uint8Array(count) };
const counting = { bytes: (count: number) => Uint8Array.from({ length: count }, (_, index) => index) };

test('a code has seven groups of four and 135 random bits', () => {
  expect(makeRecoveryCode(zeros)).toBe('0000-0000-0000-0000-0000-0000-0000');
  expect(makeRecoveryCode(counting).slice(0, 34)).toMatch(/^0123-4567-89AB-CDEF-GHJK-MNPQ-RST.$/);
  expect(new Set(Array.from({ length: 100 }, () => makeRecoveryCode(systemRandom))).size).toBe(100);
});

test('a code is read however it was typed', () => {
  for (let round = 0; round < 100; round += 1) {
    const code = makeRecoveryCode(systemRandom);
    const symbols = readRecoveryCode(code);
    expect(symbols).toHaveLength(27);
    expect(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(symbols);
    expect(readRecoveryCode(code.replaceAll('-', '\u2013'))).toBe(symbols);
    expect(readRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(symbols);
  }
});

test('the check character shows every single slip and every exchange of neighbours', () => {
  const code = makeRecoveryCode(counting).replaceAll('-', '');
  const positions = Array.from({ length: 27 }, (_, at) => at);
  const slips = positions.flatMap((at) =>
    Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (digit) => code.slice(0, at) + digit + code.slice(at + 1)),
  );
  const exchanges = positions.map(
    (at) => code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2),
  );
  const wrong = [...slips, ...exchanges].filter((typed) => typed !== code);
  expect(wrong.length).toBeGreaterThan(27 * 31);
  expect(wrong.filter((typed) => readRecoveryCode(typed) !== null)).toEqual([]);
});

test.each([
  '',
  '-',
  '0000',
  'Ü'.repeat(28),
  '0'.repeat(29),
  '𝟘'.repeat(10_000),
  'U'.repeat(28),
  '\0'.repeat(28),
])('what cannot be a code is refused: %j', (typed) => {
  expect(readRecoveryCode(typed)).toBeNull();
});
