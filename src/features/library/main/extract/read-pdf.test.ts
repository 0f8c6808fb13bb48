import { expect, test } from 'vitest';
import { aPdf, aScan } from '#tests/support/pdf-files.ts';
import { extractDocument } from './extract-document.ts';

const extract = (content: Uint8Array, fileName = 'rules.pdf') => extractDocument({ content, fileName });
const read = async (content: Uint8Array, fileName?: string) => {
  const found = await extract(content, fileName);
  if ('issue' in found) throw new Error(found.issue.message);
  return found;
};
const pagesOf = ({ text, places }: Awaited<ReturnType<typeof read>>) =>
  places.map((place) => [place.kind === 'page' && place.number, text.slice(place.start, place.end)]);

test('a PDF gives its text page by page: wrapped lines joined, short ones as they stand', async () => {
  const found = await read(
    await aPdf([
      [
        { lines: ['Returns'], size: 18, step: 24 },
        {
          lines: [
            'Returns are accepted within fourteen days of the sale, in',
            'the branch, with the receipt at hand.',
          ],
        },
        { lines: ['Bring:', 'the receipt', 'the café card'] },
      ],
      [{ lines: ['Page two says “thank you”.'] }],
    ]),
  );
  expect(found).toMatchObject({ format: 'pdf', encoding: null, notices: [] });
  expect(pagesOf(found)).toEqual([
    [
      1,
      'Returns\n\nReturns are accepted within fourteen days of the sale, in the branch, with the receipt at hand.\n\nBring:\nthe receipt\nthe café card',
    ],
    [2, 'Page two says “thank you”.'],
  ]);
});

test('short paragraphs in larger letters are headings, by their size, where text follows them', async () => {
  const body = { lines: ['The client sits down, and you say what the first step is and how long it takes.'] };
  const found = await read(
    await aPdf([
      [
        { lines: ['Welcome'], size: 22, step: 30 },
        body,
        { lines: ['The first', 'question'], size: 15, step: 17 },
        body,
      ],
      [
        body,
        { lines: ['This is large, but a sentence.'], size: 15 },
        body,
        { lines: ['Thank you'], size: 22 },
      ],
    ]),
  );
  expect(
    found.headings.map(({ level, words, start, end }) => [level, words, found.text.slice(start, end)]),
  ).toEqual([
    [1, 'Welcome', 'Welcome'],
    [2, 'The first question', 'The first question'],
  ]);
  expect(found.text).toContain('Thank you');
});

test('the lines of a table of contents are neither wrapped text nor headings', async () => {
  const entries = [
    '1 Welcome . . . . . . . . . . . . . . . . . . . . . . 2',
    '2 The first question . . . . . . . . . . . . . . . 14',
  ];
  const body = { lines: ['The client sits down, and you say what the first step is and how long it takes.'] };
  const found = await read(await aPdf([[{ lines: entries, size: 14, step: 16 }, body, body, body]]));
  expect(found.headings).toEqual([]);
  expect(found.text).toContain(entries.join('\n'));
});

test('a PDF that is mostly large letters has no headings, so that its words stay text', async () => {
  const found = await read(
    await aPdf([
      [
        { lines: ['Ask', 'Answer', 'Advise', 'Agree'], size: 30, step: 60 },
        { lines: ['page 1'], size: 8 },
      ],
    ]),
  );
  expect(found.headings).toEqual([]);
});

test('a word that was divided is put together only where the document has it elsewhere', async () => {
  const found = await read(
    await aPdf([
      [
        { lines: ['Each adjustment is part of the price that we have agreed on for the adjust-', 'ment.'] },
        { lines: ['A long-term plan is what the client asked for, and so it is a long-', 'term one.'] },
        { lines: ['Nobody has seen this word before, which is written as con-', 'trivance.'] },
      ],
    ]),
  );
  expect(found.text.split('\n\n')).toEqual([
    'Each adjustment is part of the price that we have agreed on for the adjustment.',
    'A long-term plan is what the client asked for, and so it is a long-term one.',
    'Nobody has seen this word before, which is written as con-\ntrivance.',
  ]);
});

test('pages without text keep their number and are told', async () => {
  const found = await read(await aPdf([[], [{ lines: ['Words.'] }], []]));
  expect(pagesOf(found)).toEqual([
    [1, ''],
    [2, 'Words.'],
    [3, ''],
  ]);
  expect(found.notices).toEqual([{ kind: 'pages_without_text', count: 2 }]);
});

test('a scan says that no text was found, and what to do', async () => {
  const found = await extract(await aScan(2));
  expect(found).toMatchObject({ issue: { path: 'content', issue: 'no_text' } });
  expect('issue' in found && found.issue.message).toContain('No text found');
});

test('a PDF with a password is refused as such', async () => {
  expect(await extract(await aPdf([[{ lines: ['Secret'] }]], 'open sesame'))).toMatchObject({
    issue: { issue: 'encrypted' },
  });
});

test('a PDF is one whatever its name says, and the name is told', async () => {
  expect(await read(await aPdf([[{ lines: ['Words.'] }]]), 'rules.docx')).toMatchObject({
    format: 'pdf',
    notices: [{ kind: 'named_otherwise', ending: 'docx' }],
  });
});

test('a PDF that was cut off anywhere is read as far as it goes or refused as damaged, never a fault', async () => {
  const whole = await aPdf([[{ lines: ['The first words.'] }], [{ lines: ['The second words.'] }]]);
  for (let share = 0; share < 20; share += 1) {
    const content = whole.slice(0, 4 + Math.floor(((whole.length - 4) * share) / 20));
    const found = await extract(content);
    if ('issue' in found) expect(['damaged', 'no_text']).toContain(found.issue.issue);
    else expect(found.text).toContain('words.');
  }
});

test('a PDF in which bytes were changed is read as far as it goes or refused, never a fault', async () => {
  const whole = await aPdf([[{ lines: ['The first words.'] }]]);
  for (let round = 0; round < 60; round += 1) {
    const content = whole.slice();
    for (let hit = 0; hit < 8; hit += 1)
      content[5 + ((round * 7919 + hit * 104_729) % (whole.length - 5))] = (round * 31 + hit) & 0xff;
    const found = await extract(content);
    if ('issue' in found) expect(['damaged', 'no_text', 'encrypted']).toContain(found.issue.issue);
    else expect(found.text.isWellFormed()).toBe(true);
  }
});
