import { expect, test } from 'vitest';
import { tablesIn } from './tables.ts';

const cells = (text: string) =>
  tablesIn(text).map(({ header, rows }) => ({
    header: header?.map(({ start, end }) => text.slice(start, end)) ?? null,
    rows: rows.map((row) => row.map(({ start, end }) => text.slice(start, end))),
  }));

test('a table of Markdown, with its header and an empty cell', () => {
  expect(cells('| Key | Use |\n|:----|-----|\n| F2 | Opens |\n| F5 | |\n\nText | more')).toEqual([
    {
      header: ['Key', 'Use'],
      rows: [
        ['F2', 'Opens'],
        ['F5', ''],
      ],
    },
  ]);
});

test('names and figures set in columns, by spaces, tabs or dots, with line ends of any kind', () => {
  const rows = [
    ['Wax tape', '9.90'],
    ['Shampoo 250 ml', '12.50'],
    ['Colour', '45.00'],
  ];
  expect(
    cells('PRICES\r\n\r\nWax tape      9.90\r\nShampoo 250 ml\t12.50\r\nColour ..... 45.00\r\n'),
  ).toEqual([{ header: null, rows }]);
});

test('a first row without a figure names the columns, and a table needs no pipes at its ends', () => {
  const table = {
    header: ['Country', 'Cost'],
    rows: [
      ['Spain', '9.90'],
      ['France', '7.50'],
    ],
  };
  expect(cells('Country\tCost\nSpain\t9.90\nFrance\t7.50')).toEqual([table]);
  expect(cells('Country | Cost\n--- | ---\nSpain | 9.90\nFrance | 7.50')).toEqual([table]);
});

test('lines of a name, a colon and a value', () => {
  expect(cells('Annual fee: 60 euros\nReplacement: 10 euros\n\nNote: ask first.')).toEqual([
    {
      header: null,
      rows: [
        ['Annual fee', '60 euros'],
        ['Replacement', '10 euros'],
      ],
    },
  ]);
});

test('prose, a lone line and a rule are no tables', () => {
  expect(cells('One sentence.  Another one.\n\nName: value\n\n---\n- a\n- b: c')).toEqual([]);
});
