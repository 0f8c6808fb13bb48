import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvField, csvLine } from './csv.ts';

/** Reads what RFC 4180 describes, and nothing more. */
function read(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const fields: string[] = [];
    do {
      if (fields.length > 0) at += 1;
      let field = '';
      if (text[at] === '"') {
        for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
          if (text[at] === '"') at += 1;
          field += text[at];
        }
        at += 1;
      } else {
        for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) field += text[at];
      }
      fields.push(field);
    } while (text[at] === ',');
    expect(text.slice(at, at + 2)).toBe('\r\n');
    at += 2;
    records.push(fields);
  }
  return records;
}

const unmarked = (text: string): string => text.replaceAll("'", '');

test('whatever stands in a record comes back as it was, but for the marks before what looks like a formula', () => {
  const field = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '=1+1',
      '+44',
      '-1',
      '@SUM(A1)',
      '\tx',
      '\r\n',
      '"',
      '""',
      ',',
      "'",
      '＝1',
      '',
      'x;=1+1',
      'x\t "@y"',
      '|+1',
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1 }), { minLength: 1 }), (records) => {
      const text = records.map((fields) => csvLine(fields)).join('');
      const back = read(text);
      expect(back.map(({ length }) => length)).toEqual(records.map(({ length }) => length));
      records.forEach((fields, row) =>
        fields.forEach((given, column) => expect(unmarked(back[row]?.[column] ?? '')).toBe(unmarked(given))),
      );
      // Split as a spreadsheet does that is set to another separator, whatever the quotes say.
      for (const piece of text.split(/[;|\t]/).slice(1))
        expect(piece).not.toMatch(/^["\s]*[=+\-@\0＝＋－＠]/);
      for (const given of back.flat()) expect(given).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
    }),
    { seed: 20_261_120 },
  );
});

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['-2+3', "'-2+3"],
  ['plain', 'plain'],
  ['x;=1+1', `"x;'=1+1"`],
  ['x\t=1+1', `"x\t'=1+1"`],
  ['x|"=1+1', `"x|'""=1+1"`],
  ['x\u2028 =1+1', `"x\u2028' =1+1"`],
  ['Owusu; Ama', '"Owusu; Ama"'],
  [';=1+1', `";'=1+1"`],
  ['two\nlines', '"two\nlines"'],
])('%j becomes %s', (given, field) => {
  expect(csvField(given)).toBe(field);
});

test('a number is a number, and nothing is an empty field', () => {
  expect(csvLine([12, null, 'a'])).toBe('12,,a\r\n');
});
