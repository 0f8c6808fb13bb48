import { describe, expect, test } from 'vitest';
import { type CodeKind, makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { systemRandom } from './system/system-random.ts';

const zeros = { bytes: (count: number) => new Uint8Array(count) };
const counting = { bytes: (count: number) => Uint8Array.from({ length: count }, (_, index) => index) };
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a code of a store has seven groups of four and 135 random bits, that of a person four and 75', () => {
  expect(makeRecoveryCode('store', zeros)).toBe('0000-0000-0000-0000-0000-0000-0000');
  expect(makeRecoveryCode('store', counting).slice(0, 34)).toMatch(/^0123-4567-89AB-CDEF-GHJK-MNPQ-RST.$/);
  expect(makeRecoveryCode('personal', counting).slice(0, 19)).toMatch(/^0123-4567-89AB-CDE.$/);
});

describe.each<CodeKind>(['store', 'personal'])('a code of the kind %s', (kind) => {
  test('holds digits and letters only, and is another one each time', () => {
    const codes = Array.from({ length: 500 }, () => makeRecoveryCode(kind, systemRandom));
    expect(codes.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4})+$/.test(code))).toEqual(
      [],
    );
    expect(new Set(codes).size).toBe(500);
  });

  test('is read however it was typed', () => {
    for (let round = 0; round < 100; round += 1) {
      const code = makeRecoveryCode(kind, systemRandom);
      const symbols = code.replaceAll('-', '');
      expect(readRecoveryCode(kind, code)).toBe(symbols);
      expect(readRecoveryCode(kind, ` ${code.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(symbols);
      expect(readRecoveryCode(kind, code.replaceAll('-', '\u2013'))).toBe(symbols);
      expect(readRecoveryCode(kind, code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(symbols);
    }
  });

  test('shows every single slip and every two symbols that changed places', () => {
    const code = makeRecoveryCode(kind, systemRandom).replaceAll('-', '');
    const positions = Array.from(code, (_, at) => at);
    const slips = positions.flatMap((at) =>
      Array.from(alphabet, (symbol) => code.slice(0, at) + symbol + code.slice(at + 1)),
    );
    const swapped = positions.flatMap((one) =>
      positions.map((other) => {
        const symbols = Array.from(code);
        [symbols[one], symbols[other]] = [code.charAt(other), code.charAt(one)];
        return symbols.join('');
      }),
    );
    const wrong = [...slips, ...swapped].filter((typed) => typed !== code);
    expect(wrong.length).toBeGreaterThan(code.length * 31);
    expect(wrong.filter((typed) => readRecoveryCode(kind, typed) !== null)).toEqual([]);
  });
});

test('a code of one kind is none of the other', () => {
  expect(readRecoveryCode('store', makeRecoveryCode('personal', systemRandom))).toBeNull();
  expect(readRecoveryCode('personal', makeRecoveryCode('store', systemRandom))).toBeNull();
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
  '*'.repeat(28),
])('what cannot be a code is refused: %j', (typed) => {
  expect(readRecoveryCode('store', typed)).toBeNull();
});
