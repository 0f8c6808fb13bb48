import { expect, test } from 'vitest';
import { extractDocument } from './extract-document.ts';

const read = async (text: string, fileName = 'list.csv') => {
  const found = await extractDocument({ content: new TextEncoder().encode(text), fileName });
  if ('issue' in found) throw new Error(found.issue.message);
  return found;
};

test.each([
  ['a comma in quotes', 'first,address\nJohn,"Anytown, WW"', 'first\taddress\nJohn\tAnytown, WW'],
  ['quotes in quotes', 'a,b\n1,"ha ""ha"" ha"', 'a\tb\n1\tha "ha" ha'],
  ['line ends in quotes', 'a,b\n1,"ha \r\n""ha"" \nha"\n', 'a\tb\n1\tha "ha" ha'],
  ['empty cells', 'a,b,c\r\n1,"",""\r\n2,3,4', 'a\tb\tc\n1\t\t\n2\t3\t4'],
  ['semicolons', 'Name;Preis\nPflege;12,50', 'Name\tPreis\nPflege\t12,50'],
  ['tabs', 'a\tb\n1\t2', 'a\tb\n1\t2'],
  ['one column', 'name\nAnna\nBen', 'name\nAnna\nBen'],
])('reads a table with %s', async (_what, csv, text) => {
  expect(await read(csv)).toMatchObject({ format: 'csv', text, notices: [] });
});

test('a row is counted as a spreadsheet counts it, past blank ones and line ends in cells', async () => {
  const found = await read('\nname,note\n\n"Anna","two\nlines"\nBen,x');
  expect(
    found.places.map((place) => [
      place.kind === 'row' && place.number,
      found.text.slice(place.start, place.end),
    ]),
  ).toEqual([
    [2, 'name\tnote'],
    [4, 'Anna\ttwo lines'],
    [5, 'Ben\tx'],
  ]);
  expect(found.text.split('\n')[3]).toBe('Anna\ttwo lines');
});

test('rows of another width and quotes that are never closed are taken and told', async () => {
  expect((await read('a,b\n1,2,3\n4')).notices).toEqual([{ kind: 'rows_uneven', count: 2 }]);
  const odd = await read('a,b\n"5" inches,y\n1,"never\nclosed,x');
  expect(odd.text).toBe('a\tb\n5 inches\ty\n1\t"never\nclosed\tx');
  expect(odd.notices).toEqual([{ kind: 'quotes_odd', count: 2 }]);
});

test.each([
  ['nothing but quotes', '"'.repeat(4_000_000)],
  ['quotes inside of quotes', '"a"b'.repeat(1_000_000)],
  ['quotes that close in the next row', '"a,\n'.repeat(1_000_000)],
  ['one row of cells', 'a,'.repeat(2_000_000)],
  ['blank rows', `${'\n'.repeat(4_000_000)}a`],
  ['one column', 'a\n'.repeat(2_000_000)],
])('takes no longer than the file is long over %s', async (_what, csv) => {
  expect((await read(csv)).text.trim()).not.toBe('');
});

test('reads a table of a million rows', async () => {
  const found = await read('name,qty\n'.concat('ab,12\n'.repeat(1_000_000)));
  expect(found.places).toHaveLength(1_000_001);
  expect(found.places.at(-1)).toMatchObject({ kind: 'row', number: 1_000_001 });
});
