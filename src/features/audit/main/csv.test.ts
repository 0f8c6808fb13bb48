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

test('whatever stands in a record comes back as it was, but for the mark before what looks like a formula', () => {
  const field = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1+1', '+44', '-1', '@SUM(A1)', '\tx', '\r\n', '"', '""', ',', "'", '＝1', ''),
  );
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1 }), { minLength: 1 }), (records) => {
      const text = records.map((fields) => csvLine(fields)).join('');
      const unmarked = (given: string, back: string): boolean => back === given || back === `'${given}`;
      const back = read(text);
      expect(back.map(({ length }) => length)).toEqual(records.map(({ length }) => length));
      records.forEach((fields, row) =>
        fields.forEach((given, column) => expect(unmarked(given, back[row]?.[column] ?? '')).toBe(true)),
      );
      for (const given of back.flat()) expect(given).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
    }),
    { seed: 20_261_120 },
  );
});

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['-2+3', "'-2+3"],
  ['plain', 'plain'],
  ['two\nlines', '"two\nlines"'],
])('%j becomes %s', (given, field) => {
  expect(csvField(given)).toBe(field);
});

test('a number is a number, and nothing is an empty field', () => {
  expect(csvLine([12, null, 'a'])).toBe('12,,a\r\n');
});
