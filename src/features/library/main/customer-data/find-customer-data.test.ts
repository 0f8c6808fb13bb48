import { describe, expect, test } from 'vitest';
import { labelledLines } from '#tests/support/labelled-lines.ts';
import type { MarkedPlace } from '../extract/extracted.ts';
import { findCustomerData } from './find-customer-data.ts';
import { replaceFound } from './redact.ts';

const inText = (text: string, format: 'txt' | 'csv' = 'txt', places: readonly MarkedPlace[] = []) =>
  findCustomerData({ text, format, places }).found;
const cue = (text: string, speaker: string | null = null): MarkedPlace => ({
  start: 0,
  end: text.length,
  kind: 'cue',
  fromMs: 0,
  toMs: 1,
  speaker,
});
/** What is found in a line that is said, in its order. */
const said = (line: string): string[] =>
  inText(line, 'txt', [cue(line)]).map(({ start, end, kind }) => `${kind}: ${line.slice(start, end)}`);
const without = (text: string): string =>
  replaceFound(text, inText(text, 'txt', [cue(text)]), ({ kind }) => `[${kind}]`).text;

describe.each(['seen', 'held-out'] as const)('the labelled lines, %s', (half) => {
  const { talks, handbook } = labelledLines(half);
  const results = talks.flatMap(({ text, spans }) => {
    const found = inText(text);
    return spans.map(({ kind, start, end }) => ({
      kind,
      words: text.slice(start, end),
      isFound: found.some((one) => one.kind === kind && one.start <= start && one.end >= end),
    }));
  });
  const recall = (...kinds: readonly string[]): number => {
    const those = results.filter(({ kind }) => kinds.includes(kind));
    return those.filter(({ isFound }) => isFound).length / those.length;
  };

  test('e-mail addresses, telephones, accounts and cards are found', () => {
    expect(recall('email', 'phone', 'bank', 'card')).toBeGreaterThanOrEqual(0.95);
  });

  test('so are names, dates of birth, addresses and numbers', () => {
    expect(recall('name')).toBeGreaterThanOrEqual(0.8);
    expect(recall('birthDate', 'address', 'number')).toBeGreaterThanOrEqual(0.8);
  });

  test('what is found in talks is labelled', () => {
    const wrong = talks.flatMap(({ text, spans }) =>
      inText(text).filter(({ start, end }) => !spans.some((span) => span.start < end && start < span.end)),
    );
    expect(wrong.length).toBeLessThanOrEqual(0.05 * results.length);
  });

  test('a handbook is not asked about, and hardly one of its lines would be if it were said', () => {
    expect(inText(handbook.join('\n'))).toEqual([]);
    expect(handbook.filter((line) => said(line).length > 0).length).toBeLessThanOrEqual(
      0.05 * handbook.length,
    );
  });
});

describe('who is named', () => {
  test('is the same person by the whole name and by each part of it', () => {
    const found = inText(
      'Client: My name is Maria Lopez.\nAgent: Thanks, Maria.\nClient: Mrs Lopez, please.\nAgent: And your son?\nClient: My son Daniel.',
    );
    expect(found.map(({ value }) => value)).toEqual(['maria lopez', 'maria lopez', 'maria lopez', 'daniel']);
  });

  test('is no role and no colleague whom a label names as staff', () => {
    const text =
      'Consultant (Anna Berg): Hello, I am Anna.\nClient 2: Hi Anna, I am Olga Petrova.\nConsultant (Anna Berg): Hi Olga.\nClient 2: Hi.';
    expect(inText(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Olga Petrova', 'Olga']);
  });

  test('is found in a table of people, whose head says so', () => {
    const text =
      'Name\tPhone\tDate of birth\tNote\nMaria Lopez\t020 111\t1985-03-03\tLikes Maria brown\nTotal\t\t\t';
    expect(inText(text, 'csv').map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['name', 'Maria Lopez'],
      ['phone', '020 111'],
      ['birthDate', '1985-03-03'],
      ['name', 'Maria'],
    ]);
  });

  test('is known by the name beside a part of it, in talks as meetings, chats and captions write them down', () => {
    expect(without('Speaker 1: Hi, this is John from Acme.\nSpeaker 2: John Miller? Mr Miller called.')).toBe(
      'Speaker 1: Hi, this is [name] from Acme.\nSpeaker 2: [name]? Mr [name] called.',
    );
    const lines = [
      'Maria Lopez  0:03\nHello, I lost my hair.\n\nTom Adler  0:09\nSure, Maria.\n\nMaria Lopez  0:15\nYes.\n\nTom Adler  0:21\nGood.',
      '[12/03/2026, 10:15:02] Maria Lopez: Hi, are you open?\n[12/03/2026, 10:16:02] Tom Adler: Yes, Maria.\n[12/03/2026, 10:17:02] Maria Lopez: I come.\n[12/03/2026, 10:18:02] Tom Adler: Thanks.',
      '>> MARIA LOPEZ: Hello.\n>> TOM: Hello, Maria.\n>> MARIA LOPEZ: I am here.\n>> TOM: Good.',
    ];
    for (const text of lines) {
      const found = inText(text);
      expect(new Set(found.map(({ value }) => value)).size, text).toBe(2);
      const left = replaceFound(text, found, () => '[name]').text;
      expect(left, text).not.toMatch(/Maria|Lopez|Tom|Adler/iu);
    }
  });

  test('is who speaks in a cue, unless that is a role, however it is written', () => {
    const text = 'maria: hello\nspeaker_01: thanks maria';
    const places: MarkedPlace[] = [
      cue('maria: hello', 'maria'),
      { start: 13, end: text.length, kind: 'cue', fromMs: 1, toMs: 2, speaker: 'speaker_01' },
    ];
    expect(inText(text, 'txt', places).map(({ start }) => start)).toEqual([0, 32]);
  });

  test('what was taken out once is not found again', () => {
    const text =
      '[name 1]: Hello, I am [name 1].\nConsultant: Thanks, [name 1]. I have [phone] and [e-mail].';
    expect(inText(text, 'txt', [cue(text)])).toEqual([]);
  });
});

describe('numbers and addresses', () => {
  test('are found in digits of other scripts, with signs that are not seen, and in letters that look alike', () => {
    expect(said('My number is ٠٧٧٠٠٩٠٠١٢٣.')).toEqual(['phone: ٠٧٧٠٠٩٠٠١٢٣']);
    expect(said('My number is 07700\u200B 900\u2011123.')).toEqual(['phone: 07700\u200B 900\u2011123']);
    expect(said('Call me on ＋４４ ７７００ ９００１２３')).toEqual(['phone: ＋４４ ７７００ ９００１２３']);
    expect(said('Write to mаria@exаmple.com')).toEqual(['email: mаria@exаmple.com']);
    expect(said('Card 4111\u00A01111\u00A01111\u00A01111')).toEqual([
      'card: 4111\u00A01111\u00A01111\u00A01111',
    ]);
  });

  test('are found when they go on in the next line, and each line keeps its end', () => {
    expect(without('My number is 07700\n900123, thanks.')).toBe('My number is [phone]\n[phone], thanks.');
    expect(without('Client: It is 4111 1111\nAgent: 1111\nClient: 1111.')).toBe(
      'Client: It is [card]\nAgent: [card]\nClient: [card].',
    );
  });

  test('are not taken for prices, times, dates and the numbers of things', () => {
    for (const line of [
      'It is 390 pounds, from 9:00-17:30, until 12.11.2026.',
      'The order number is 07700900123.',
      'It was 1,200,450 in 2025 and 4111 1111 1111 1112 in all.',
    ]) {
      expect(said(line), line).toEqual([]);
    }
  });
});

test.each([
  ['digits', '1'],
  ['groups of digits', '12 34 '],
  ['lines of digits', '0123 456\n'],
  ['at signs', 'a@'],
  ['emoji', '😀'],
  ['right to left', 'שלום \u202E123 '],
  ['NUL', '\0a'],
  ['hyphens', 'A-'],
  ['capitals', ', Maria'],
  ['blanks', ' '],
  ['labels', 'Client: '],
])('a megabyte of %s is gone through', (_, piece) => {
  const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
  expect(() => inText(text, 'txt', [cue(text)])).not.toThrow();
});
