import { expect, test } from 'vitest';
import { aDocx, aPptx, para, shape } from '#tests/support/office-files.ts';
import { aPdf, aPdfBomb, aScan } from '#tests/support/pdf-files.ts';
import { startBranch } from '#tests/support/start-branch.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (fileName: string, content: Uint8Array) => ({
  categoryId: 'retail-sales',
  title: 'Aftercare',
  fileName,
  content,
});
const cue = (at: number, words: string): string =>
  `00:0${at}:00.000 --> 00:0${at}:04.000\n<v Anna>${words}\n`;

async function setUp() {
  const { test: app } = await startBranch({ policy: { limitFactor: 1000 } });
  return { app, admin: app.window('admin'), trainee: app.window('trainee') };
}

test.each<[string, () => Uint8Array | Promise<Uint8Array>, object, object]>([
  [
    'care.pdf',
    () => aPdf([[{ lines: ['Nothing here.'] }], [{ lines: ['Wash the hairpiece weekly.'] }]]),
    { format: 'pdf', encoding: null, extent: { kind: 'pages', count: 2 } },
    { kind: 'page', number: 2 },
  ],
  [
    'care.pptx',
    () =>
      aPptx([{ shapes: shape('title', 'Hello') }, { shapes: shape('body', 'Wash the hairpiece weekly.') }]),
    { format: 'pptx', encoding: null, extent: { kind: 'slides', count: 2 } },
    { kind: 'slide', number: 2 },
  ],
  [
    'care.vtt',
    () => bytes(`WEBVTT\n\n${cue(1, 'Wash the hairpiece weekly.')}\n${cue(3, 'Dry it.')}`),
    { format: 'vtt', encoding: 'utf-8', extent: { kind: 'time', ms: 184_000 } },
    { kind: 'time', fromMs: 60_000, toMs: 184_000 },
  ],
  [
    'care.csv',
    () => bytes('what,how often\nhairpiece,weekly\ncomb,daily\n'),
    { format: 'csv', encoding: 'utf-8', extent: { kind: 'rows', count: 3 } },
    { kind: 'rows', from: 1, to: 3 },
  ],
])(
  'what is found in %s says where it stands, and its text is the one that is read',
  async (name, make, about, place) => {
    const { admin, trainee } = await setUp();
    const document = await admin.api.library.import(file(name, await make()));
    expect(document).toMatchObject({ ...about, notices: [] });
    const { hits } = await trainee.api.library.search({ text: 'hairpiece' });
    expect(hits).toMatchObject([{ documentId: document.id, place }]);
    const read = await trainee.api.library.document({ documentId: document.id });
    expect(read).toMatchObject(about);
    expect(read.text.slice(hits[0]?.start, hits[0]?.end)).toMatch(/weekly/u);
  },
);

test('the headings, pages, slides and cues of a document come back as they were read', async () => {
  const { admin } = await setUp();
  const read = async (name: string, content: Uint8Array) => {
    const { id } = await admin.api.library.import(file(name, content));
    const { text, marks, cuts } = await admin.api.library.document({ documentId: id });
    return { marks: marks.map(({ start, end, of }) => [text.slice(start, end), of]), cuts };
  };
  const word = aDocx(para('Care', '<w:pStyle w:val="Heading1"/>') + para('Wash it weekly.'));
  expect(await read('care.docx', word)).toMatchObject({
    marks: [['Care', { kind: 'heading', level: 1 }]],
    cuts: [{ heading: 'Care', place: null }],
  });
  const slides = aPptx([{ shapes: shape('title', 'Care') + shape('body', 'Wash it.') }, { shapes: '' }]);
  expect((await read('care.pptx', slides)).marks).toEqual([
    ['Care\n\nWash it.', { kind: 'slide', number: 1 }],
    ['Care', { kind: 'heading', level: 1 }],
    ['', { kind: 'slide', number: 2 }],
  ]);
  expect((await read('care.vtt', bytes(`WEBVTT\n\n${cue(1, 'Wash it.')}`))).marks).toEqual([
    ['Anna: Wash it.', { kind: 'cue', fromMs: 60_000, toMs: 64_000, speaker: 'Anna' }],
  ]);
});

test('what was noticed and how the characters were read is kept with the document', async () => {
  const { admin } = await setUp();
  const german = new Uint8Array(Buffer.from('Die Größe für Gäste: schön.', 'latin1'));
  const { id } = await admin.api.library.import(file('groesse.md', german));
  const { items } = await admin.api.library.list({});
  expect(items).toMatchObject([
    { id, format: 'md', encoding: 'windows-1252', notices: [{ kind: 'encoding_guessed' }], extent: null },
  ]);
  const { text } = await admin.api.library.document({ documentId: id });
  expect(text).toBe('Die Größe für Gäste: schön.');
});

test('a file that cannot be read is refused in the field that it came in, and nothing of it is stored', async () => {
  const { app, admin } = await setUp();
  const refused: readonly (readonly [Uint8Array, string])[] = [
    [await aScan(1), 'no_text'],
    [await aPdf([[{ lines: ['Secret'] }]], 'open sesame'), 'encrypted'],
    [bytes('%PDF-1.7 and nothing of one'), 'damaged'],
    [aDocx(para('x'), { '../x': 'x' }), 'unsafe_archive'],
    [aDocx('', { 'word/document.xml': '<!DOCTYPE w><w/>' }), 'unsafe_xml'],
  ];
  for (const [content, issue] of refused) {
    expect(await admin.call('library.import', file('a.pdf', content))).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { fields: [{ path: 'content', issue }] } },
    });
  }
  for (const table of ['documents', 'document_texts', 'document_marks', 'passages']) {
    expect(await app.rows(`SELECT * FROM ${table}`)).toEqual([]);
  }
  expect(await admin.call('library.import', file('a.txt', bytes('Still works.')))).toMatchObject({
    ok: true,
  });
});

test('more cues than two days of talk have are refused', async () => {
  const { app, admin } = await setUp();
  const cues = Array.from({ length: 50_001 }, (_, at) => cue(1, `Line ${at}`));
  expect(
    await admin.call('library.import', file('a.vtt', bytes(`WEBVTT\n\n${cues.join('\n')}`))),
  ).toMatchObject({
    ok: false,
    error: { details: { fields: [{ issue: 'too_many_places' }] } },
  });
  expect(await app.rows('SELECT * FROM documents')).toEqual([]);
});

test('the marks of an import that was cut off midway go with the rest of it', async () => {
  const { test: app } = await startBranch({
    workers: { 'read-document': new URL('./readers/ends-midway.ts', import.meta.url) },
  });
  const cues = Array.from({ length: 1500 }, (_, at) => cue(1, `Line ${at}`));
  const content = bytes(`WEBVTT\n\n${cues.join('\n')}`);
  expect(await app.window('admin').call('library.import', file('a.vtt', content))).toMatchObject({
    error: { code: 'UNAVAILABLE' },
  });
  for (const table of ['documents', 'document_marks', 'passages']) {
    expect(await app.rows(`SELECT * FROM ${table}`)).toEqual([]);
  }
});

test('a PDF that unpacks to more than this PC has is ended on its way and refused, and the next file is read', async () => {
  const { app, admin } = await setUp();
  let answer: unknown = null;
  void admin.call('library.import', file('a.pdf', aPdfBomb(4096))).then((reply) => (answer = reply));
  // What the thread holds is looked at every now and then.
  const later = (): unknown => {
    app.clock.advance(20);
    return answer;
  };
  await expect.poll(later, { timeout: 60_000 }).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { fields: [{ path: 'content', issue: 'too_large_inside' }] } },
  });
  expect(await admin.call('library.import', file('a.txt', bytes('Still works.')))).toMatchObject({
    ok: true,
  });
});
