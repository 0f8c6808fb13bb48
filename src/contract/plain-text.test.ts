import { describe, expect, test } from 'vitest';
import { isPlainText, PlainLine, strayLetter } from './plain-text.ts';

describe('a name or title that can be seen', () => {
  test.each([
    'Returns & exchanges, 2026',
    'Ünal 分行',
    'سلام می\u200Cخواهم',
    'ක්\u200Dෂ',
    'Team 👩🏽\u200D🔧',
    'Fire ❤\uFE0F\u200D🔥',
    'Elena Petrović',
    'Ngô Thị Hồng Nhung'.normalize('NFD'),
    'Siobhán O’Brien',
    'Jean-Luc d’Arc',
    '山田 太郎',
    '葛\u{E0100}城',
    'Дана Витлок',
    'مُحَمَّد الشَّيْخ',
    'שִׁמְעוֹן',
    'နေမြို့',
    'བསྒྲུབས',
    'ธนกฤต เจริญสุข',
    'श्री कृष्ण',
  ])('is plain text: %s', (text) => {
    expect(isPlainText(text)).toBe(true);
  });

  test.each([
    ['nothing that can be read', '—  —'],
    ['a picture and nothing else', '👨\u200D👩'],
    ['a second line', 'Till\nrules'],
    ['text turned round', 'a\u202Etxt'],
    ['a space of no width', 'Till\u200Brules'],
    ['a joiner between letters that are never joined', 'Ti\u200Dll'],
    ['a joiner that joins nothing', 'سلام\u200C'],
    ['joiners in a row', 'می\u200C\u200Cخواهم'],
    ['a line separator', 'Till\u2028rules'],
    ['the filler of Hangul, which counts as a letter', '\u3164\u3164'],
    ['fillers of Hangul syllables', '\u115F\u1160'],
    ['the narrow filler of Hangul', 'ab\uFFA0'],
    ['blank Braille', 'ab\u2800cd'],
    ['a joiner of graphemes', 'Da\u034Fna'],
    ['a soft hyphen', 'Da\u00ADna'],
    ['a blank hieroglyph', 'Dana \u{13441}'],
    ['a form of nothing', 'Dana\uFE0F'],
    ['half of a surrogate pair', 'Dana \uD83D'],
    ['a sign of somebody’s own', 'Dana \uE000'],
    ['ninety accents on a letter', `Z${'\u0301'.repeat(90)}`],
    ['one accent twice', 'Z\u0301\u0301'],
    ['four accents on a letter', 'Z\u0301\u0302\u0303\u0304'],
    ['tones over tones', 'ก\u0E48\u0E49\u0E4A\u0E4B'],
    ['an accent on a blank', 'Dana \u0301Whitlock'],
  ])('%s is none', (_what, text) => {
    expect(isPlainText(text)).toBe(false);
  });

  test('a long text is looked through in one go', () => {
    expect(isPlainText(`${'ی\u200C'.repeat(50_000)}\u0001`)).toBe(false);
    expect(isPlainText(`a${'\u0301\u0302'.repeat(50_000)}`)).toBe(false);
  });

  test('is stored in one form, however it was typed', () => {
    expect(PlainLine.parse(' Zoe\u0308 \u00A0 Lind\u3000')).toBe('Zoë Lind');
    expect(PlainLine.parse(' ')).toBe('');
  });
});

describe('a letter that passes for another', () => {
  test.each([
    ['a Cyrillic а in a Latin name', 'Dаna Whitlock', 'а', 'Cyrillic'],
    ['a Latin a in a Cyrillic name', 'Дaна', 'a', 'Latin'],
    ['a Greek omicron', 'Tοmas', 'ο', 'Greek'],
    ['an Armenian oh', 'Tօmas', 'օ', 'Armenian'],
    ['a Cherokee letter', 'Ꭰana', 'a', 'Latin'],
  ])('is found: %s', (_what, text, letter, alphabet) => {
    expect(strayLetter(text)).toMatchObject({ letter, alphabet });
  });

  test.each([
    'Дана Whitlock',
    'Dana (Дана)',
    'Jean-Дана',
    'ソニーTVさん',
    '김K',
    'Ünal 分行',
    'Zoë',
    'Δάφνη',
  ])('is not found where each word keeps to one alphabet: %s', (text) => {
    expect(strayLetter(text)).toBeNull();
  });
});
