import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { extractDocument } from '#features/library/main/extract/extract-document.ts';
import { aDocx, aPptx, para, shape } from '#tests/support/office-files.ts';
import { aPdf } from '#tests/support/pdf-files.ts';
import { startBranch } from '#tests/support/start-branch.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function setUp() {
  const { test: app } = await startBranch({ policy: { limitFactor: 1000 } });
  const add = async (fileName: string, content: Uint8Array | string): Promise<string> => {
    const { id } = await app.window('admin').api.library.import({
      categoryId: 'retail-sales',
      title: fileName.replace(/\.\w+$/, '').replaceAll('-', ' '),
      fileName,
      content: typeof content === 'string' ? bytes(content) : content,
    });
    return id;
  };
  const ask = (text: string, more: object = {}) => app.window('trainee').api.library.ask({ text, ...more });
  const quotesOf = async (text: string) => {
    const answer = await ask(text);
    return answer.kind === 'answered' ? answer.quotes : [];
  };
  return { app, add, ask, quotesOf };
}

const shelf = `# The care shelf

## Adhesives

Liquid adhesive holds for up to four weeks and stands heat better than tape. Never sell it without its remover.

## Prices

A bottle of remover costs 14 pounds and lasts for about ten removals. The cotton liner costs 9 pounds.

- **Blue tape**: the gentle one; it holds for about three days.
- **White tape**: the strong one for two weeks of wear.

## Returns

Opened products cannot be returned. Unopened products are taken back within 30 days with the receipt.

You need two things for a refund:

- the receipt
- the card that was paid with
`;

test('a question is answered by the sentence of the material, word for word, with its place', async () => {
  const { add, quotesOf, app } = await setUp();
  const documentId = await add('the-care-shelf.md', shelf);
  const [quote] = await quotesOf('hi, can you tell me what a bottle of the remover costs?');
  expect(quote).toMatchObject({
    documentId,
    title: 'the care shelf',
    heading: 'Prices',
    text: 'A bottle of remover costs 14 pounds and lasts for about ten removals.',
    place: null,
  });
  const { text } = await app.window('trainee').api.library.document({ documentId });
  expect(text.slice(quote?.start, quote?.end)).toBe(quote?.text);
});

test.each([
  ['how long does blue tape hold', '**Blue tape**: the gentle one; it holds for about three days.'],
  [
    'How many days can somebody bring back something unopened?',
    'Unopened products are taken back within 30 days with the receipt.',
  ],
  ['cotton liner price', 'The cotton liner costs 9 pounds.'],
  [
    'how lnog does the lquid adhesive hold',
    'Liquid adhesive holds for up to four weeks and stands heat better than tape.',
  ],
])('%s', async (question, answer) => {
  const { add, quotesOf } = await setUp();
  await add('the-care-shelf.md', shelf);
  expect((await quotesOf(question)).map(({ text }) => text)).toContain(answer);
});

test.each([
  'how much is a bottle of the liquid adhesive',
  'what temperature does the adhesive stand',
  'how many grams does the cotton liner weigh',
  'what percent off do students get',
  'how do I change my password in this app',
  'who won the football match yesterday',
  '?!',
  'the of and',
  'qwrtz '.repeat(330),
])('what the material does not say is not answered: %s', async (question) => {
  const { add, ask } = await setUp();
  await add('the-care-shelf.md', shelf);
  expect(await ask(question)).toMatchObject({ kind: 'absent' });
});

test('where nothing answers, the passages that come nearest are named', async () => {
  const { add, ask } = await setUp();
  const documentId = await add('the-care-shelf.md', shelf);
  const answer = await ask('how much is a bottle of the liquid adhesive');
  expect(answer.kind === 'absent' && answer.nearest[0]).toMatchObject({ documentId, heading: 'Adhesives' });
});

test('an empty library answers nothing', async () => {
  const { ask } = await setUp();
  expect(await ask('how long does blue tape hold')).toEqual({ kind: 'absent', nearest: [] });
});

test('a list is quoted with the line that introduces it', async () => {
  const { add, quotesOf } = await setUp();
  await add('the-care-shelf.md', shelf);
  const [quote] = await quotesOf('what two things do I need for a refund');
  expect(quote?.text).toBe(
    'You need two things for a refund:\n\n- the receipt\n- the card that was paid with',
  );
});

test('a question in the language of the material is answered in it', async () => {
  const { add, quotesOf } = await setUp();
  await add(
    'pflege.md',
    '# Pflege\n\nDas System wird einmal in der Woche gewaschen. Die Flasche Shampoo kostet 12 Euro.\n\n## Termine\n\nEin Termin dauert 40 Minuten.',
  );
  expect((await quotesOf('Was kostet die Flasche Shampoo?')).map(({ text }) => text)).toEqual([
    'Die Flasche Shampoo kostet 12 Euro.',
  ]);
});

test('two questions in one are answered each by its own place', async () => {
  const { add, quotesOf } = await setUp();
  await add('the-care-shelf.md', shelf);
  const found = await quotesOf('How long does blue tape hold? And what does the cotton liner cost?');
  expect(found.map(({ text }) => text)).toEqual(
    expect.arrayContaining([expect.stringContaining('Blue tape'), expect.stringContaining('cotton liner')]),
  );
});

test('a question may keep to one category', async () => {
  const { add, ask } = await setUp();
  await add('the-care-shelf.md', shelf);
  const question = 'what does the cotton liner cost';
  expect((await ask(question, { categoryId: 'retail-sales' })).kind).toBe('answered');
  expect(await ask(question, { categoryId: 'smp-sales' })).toEqual({ kind: 'absent', nearest: [] });
});

test.each(['draft', 'withdrawn'] as const)(
  'a document that is %s is neither quoted, nor named as near, nor offered as an example',
  async (approval) => {
    const { app, add, ask } = await setUp();
    const documentId = await add('the-care-shelf.md', shelf);
    const question = 'what does the cotton liner cost';
    expect((await ask(question)).kind).toBe('answered');
    await app.window('admin').api.library.govern({ documentId, approval });
    expect(await ask(question)).toEqual({ kind: 'absent', nearest: [] });
    expect(await app.window('trainee').api.library.askExamples({})).toEqual([]);
  },
);

test('an expired document and one in the bin are not quoted', async () => {
  const { app, add, ask } = await setUp();
  const admin = app.window('admin').api.library;
  const documentId = await add('the-care-shelf.md', shelf);
  const question = 'what does the cotton liner cost';
  await admin.govern({ documentId, approval: 'approved', validUntil: '2020-01-01' });
  expect(await ask(question)).toEqual({ kind: 'absent', nearest: [] });
  await admin.govern({ documentId, approval: 'approved' });
  expect((await ask(question)).kind).toBe('answered');
  await admin.remove({ documentId });
  expect(await ask(question)).toEqual({ kind: 'absent', nearest: [] });
});

test.each([
  [
    'polite around it',
    'Hello, sorry to bother you! Could you please tell me what the cotton liner costs? Thanks a lot',
  ],
  ['capitals', 'WHAT DOES THE COTTON LINER COST'],
  ['other letters for the same', 'what does the ｃｏｔｔｏｎ liner cost'],
  ['long before it', `${'We had a nice day in the branch. '.repeat(55)}What does the cotton liner cost?`],
  ['emoji and marks', '🧵🧵 what does the cotton liner cost ??!! 👩‍👩‍👧'],
])('a question is heard with %s', async (_what, question) => {
  const { add, quotesOf } = await setUp();
  await add('the-care-shelf.md', shelf);
  expect((await quotesOf(question)).map(({ text }) => text)).toContain('The cotton liner costs 9 pounds.');
});

test.each([
  ['Welche Temperatur hält der Kleber aus?'],
  ['接着剤の値段はいくらですか'],
  ['كم سعر المادة اللاصقة؟'],
  ['"; drop table passages; --'],
  ['NEAR("zebra" AND OR NOT *) {text}: ^'],
  ['\u200b\u200b\u202e'],
  ['🧵'.repeat(900)],
])('what cannot be answered is not, and nothing breaks: %s', async (question) => {
  const { add, ask } = await setUp();
  await add('the-care-shelf.md', shelf);
  expect(await ask(question)).toMatchObject({ kind: 'absent' });
});

test('a quote never begins or ends inside a character', async () => {
  const { app, add, quotesOf } = await setUp();
  const documentId = await add(
    'family.md',
    '# Family 👩‍👩‍👧\n\n👩‍👩‍👧 A family ticket costs 30 pounds 👩‍👩‍👧. e\u0301te\u0301: it is 25 pounds 🦒.',
  );
  const { text } = await app.window('trainee').api.library.document({ documentId });
  const edges = new Set([
    text.length,
    ...Array.from(new Intl.Segmenter().segment(text), ({ index }) => index),
  ]);
  const quotes = await quotesOf('what does a family ticket cost');
  expect(quotes.length).toBeGreaterThan(0);
  for (const { start, end } of quotes) expect([edges.has(start), edges.has(end)]).toEqual([true, true]);
});

test.each([
  'With Dr. Ito e.g. a fitting lasts 2.5 hours incl. the wash.',
  'A fitting by Mr. Lee lasts approx. 3 hrs. on a Friday.',
])('a sentence is quoted whole over its abbreviations and decimals: %s', async (sentence) => {
  const { add, quotesOf } = await setUp();
  await add('fittings.md', `# Fittings\n\nNothing else is here.\n\n${sentence}\n\nBring the comb.`);
  const [quote] = await quotesOf('how many hours does a fitting last');
  expect(quote?.text).toBe(sentence);
});

test('what is offered as an example is answered', async () => {
  const { app, ask } = await setUp();
  await app.window('admin').api.library.addSamples({});
  const examples = await app.window('trainee').api.library.askExamples({});
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect((await ask(example)).kind).toBe('answered');
});

const cue = (at: number, words: string): string =>
  `00:0${at}:00.000 --> 00:0${at}:04.000\n<v Anna>${words}\n`;
/** A fact in a file of each format, with what surrounds it, and where it stands. */
const files: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, object | null])[] = [
  ['care.txt', () => bytes('Notes of the branch.\n\nA giraffe brush costs\n17 pounds. It lasts.'), null],
  [
    'care.pdf',
    () =>
      aPdf([
        [{ lines: ['Nothing is here.'] }],
        [{ lines: ['A giraffe brush costs 17 pounds.', 'It lasts.'] }],
      ]),
    { kind: 'page', number: 2 },
  ],
  [
    'care.docx',
    () =>
      aDocx(
        para('Care', '<w:pStyle w:val="Heading1"/>') + para('It is soft. A giraffe brush costs 17 pounds.'),
      ),
    null,
  ],
  [
    'care.pptx',
    () =>
      aPptx([
        { shapes: shape('title', 'Hello') },
        { shapes: shape('body', 'A giraffe brush costs 17 pounds.') },
      ]),
    { kind: 'slide', number: 2 },
  ],
  [
    'care.vtt',
    () => bytes(`WEBVTT\n\n${cue(1, 'Wash it 🦒 weekly.')}\n${cue(3, 'A giraffe brush costs 17 pounds.')}`),
    { kind: 'time', fromMs: 180_000, toMs: 184_000 },
  ],
  [
    'care.srt',
    () =>
      bytes(
        '1\n00:00:01,000 --> 00:00:02,000\nWash it weekly.\n\n2\n00:00:05,000 --> 00:00:07,000\nA giraffe brush costs 17 pounds.\n',
      ),
    { kind: 'time', fromMs: 5000, toMs: 7000 },
  ],
  [
    'care.csv',
    () => bytes('what,price\ncomb,9 pounds\ngiraffe brush,17 pounds\n'),
    { kind: 'rows', from: 3, to: 3 },
  ],
];

test.each(files)(
  'a quote out of %s lies where it says, also in the file read anew',
  async (name, make, place) => {
    const { app, add, quotesOf } = await setUp();
    const content = await make();
    const documentId = await add(name, content);
    const quotes = await quotesOf('what does the giraffe brush cost');
    expect(quotes).toMatchObject([{ documentId, place, text: expect.stringMatching(/giraffe brush/u) }]);
    const { text } = await app.window('trainee').api.library.document({ documentId });
    const anew = await extractDocument({ content, fileName: name });
    if ('issue' in anew) throw new Error(anew.issue.message);
    for (const quote of quotes) {
      expect(text.slice(quote.start, quote.end)).toBe(quote.text);
      expect(anew.text.slice(quote.start, quote.end)).toBe(quote.text);
      const sheet = anew.places.find(({ start, end }) => start <= quote.start && quote.end <= end);
      if (quote.place?.kind === 'page' || quote.place?.kind === 'slide')
        expect(sheet).toMatchObject(quote.place);
    }
  },
);

test('whatever is asked of the samples and the packs, every quote stands in its document word for word', async () => {
  const { app, add, ask } = await setUp();
  const paths = globSync('resources/{samples,packs/*}/*.{md,txt}', { cwd: root });
  const originals = new Map<string, Uint8Array>();
  for (const path of paths)
    originals.set(await add(basename(path), readFileSync(root + path)), readFileSync(root + path));
  const questions = ['sales-answerable', 'sales-unanswerable'].flatMap((name) =>
    readFileSync(`${root}evals/questions/${name}.jsonl`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text),
  );
  let quoted = 0;
  for (const question of questions) {
    const answer = await ask(question);
    for (const { documentId, start, end, text } of answer.kind === 'answered' ? answer.quotes : []) {
      quoted += 1;
      const { text: whole } = await app.window('trainee').api.library.document({ documentId });
      expect(whole.slice(start, end)).toBe(text);
      const anew = await extractDocument({
        content: originals.get(documentId) ?? bytes(''),
        fileName: 'a.md',
      });
      expect('issue' in anew ? '' : anew.text.slice(start, end)).toBe(text);
      expect(text.isWellFormed()).toBe(true);
      expect(text.trim()).toBe(text);
    }
  }
  expect(quoted).toBeGreaterThan(25);
});
