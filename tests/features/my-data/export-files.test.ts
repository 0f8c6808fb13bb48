import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportFiles } from '#features/my-data/main/export-files.ts';
import type { ExportedHolding } from '#features/my-data/main/pack-my-data.ts';

const note = z.object({
  title: z.string().describe('Note'),
  at: z.iso.datetime().describe('Made'),
  isKept: z.boolean().describe('Kept'),
  score: z.number().nullable().describe('Score'),
  lines: z
    .array(z.object({ who: z.string().describe('Who'), text: z.string().describe('Words') }))
    .describe('Lines'),
  tags: z.array(z.string()).describe('Tags'),
});
type Note = z.input<typeof note>;

const aNote = (change: Partial<Note> = {}): Note => ({
  title: 'First',
  at: '2026-07-01T12:00:00.000Z',
  isKept: true,
  score: null,
  lines: [{ who: 'you', text: 'Hello' }],
  tags: ['one', 'two'],
  ...change,
});

const holding = (records: readonly Note[], change: Partial<ExportedHolding> = {}): ExportedHolding => ({
  feature: 'notes',
  key: 'notes',
  title: 'Your notes',
  what: 'What you noted.',
  why: 'So that you find it again.',
  keptFor: 'Until your account is deleted.',
  seenBy: 'Nobody but you.',
  whenErased: 'It is deleted with your account.',
  goes: true,
  notExported: null,
  shape: z.toJSONSchema(note),
  records: [JSON.stringify(records)],
  ...change,
});

function filesOf(holdings: readonly ExportedHolding[], name = 'Dana Whitlock') {
  const job = { name, username: 'd.whitlock', at: '2026-11-20T09:00:00.000Z', timeZone: 'Europe/London' };
  const files = new Map(exportFiles({ ...job, holdings }).map(({ path, text }) => [path, text]));
  return { page: files.get('my-data.html') ?? '', json: (path: string) => JSON.parse(files.get(path) ?? '') };
}

test('the data file holds every record of every helping under the name of its kind, and the shapes say what they are', () => {
  const notes = [aNote(), aNote({ title: 'Second' })];
  const { json } = filesOf([holding([], { records: notes.map((one) => JSON.stringify([one])) })]);
  expect(json('data/notes.json')).toEqual({
    format: 'drillroom-my-data-1',
    exportedAt: '2026-11-20T09:00:00.000Z',
    notes,
  });
  expect(json('shapes.json').notes.notes.properties.title).toEqual({ type: 'string', description: 'Note' });
});

test('the page says what is held, why, for how long and who sees it, with times as they are told here', () => {
  const { page } = filesOf([holding([aNote()])]);
  for (const words of [
    'Your notes',
    'So that you find it again.',
    'Until your account is deleted.',
    'Nobody but you.',
  ]) {
    expect(page).toContain(words);
  }
  expect(page).toContain('<time datetime="2026-07-01T12:00:00.000Z">1 Jul 2026, 13:00</time>');
  expect(page).toContain('1 record');
});

test('what an export has none of says why, and is in no data file', () => {
  const secret = holding([], {
    key: 'password',
    shape: null,
    notExported: 'It is of no use to you.',
    records: [],
  });
  const { page, json } = filesOf([holding([aNote()]), secret]);
  expect(page).toContain('It is of no use to you.');
  expect(Object.keys(json('data/notes.json'))).toEqual(['format', 'exportedAt', 'notes']);
});

test('nothing held is said, not left out', () => {
  expect(filesOf([holding([])]).page).toContain('Nothing is held.');
});

describe('whatever a person is called or has written', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '</style><img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "'-->]]>&lt;b&gt;<!--",
    'javascript:alert(1)',
    '\u202Eevil\u2066',
    'a\u0000b\u0007c\u009Dd',
    '{{7*7}} ${7*7} <%= 7 %>',
  ];

  test.each(hostile)('%j is text on the page, and itself in the data', (text) => {
    const one = aNote({ title: text, lines: [{ who: text, text }], tags: [text, text] });
    const { page, json } = filesOf([holding([one, one])], text);
    const own = filesOf([holding([aNote(), aNote()])]).page;
    // The same elements and attributes as with harmless words.
    const markup = (html: string): string[] => html.match(/<[a-z!/][^>]*>/gi) ?? [];

    expect(markup(page).map((tag) => tag.replace(/datetime=.*/, ''))).toEqual(
      markup(own).map((tag) => tag.replace(/datetime=.*/, '')),
    );
    // oxlint-disable-next-line no-control-regex -- they are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/);
    expect(json('data/notes.json').notes[0].title).toBe(text);
  });

  test('no text on the page stands outside an element that keeps its direction to itself', () => {
    const text = '\u202Eevil';
    const { page } = filesOf(
      [holding([aNote({ title: text, lines: [{ who: text, text }], tags: [text] })])],
      text,
    );
    expect(page.split(text).length).toBeGreaterThan(4);
    expect(page.replaceAll(`<bdi>${text}</bdi>`, '')).not.toContain(text);
  });
});

test('the page allows nothing but its own style: no script, no picture, no address', () => {
  const { page } = filesOf([holding([aNote()])]);
  expect(page).toMatch(/content="default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;"/);
  expect(page).not.toMatch(/<script|<img|<link|<iframe|<object|<form|\bon\w+=|https?:/i);
  const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses).toEqual(['#notes-notes']);
});

test('the style that the page allows is the one that it has', () => {
  const { page } = filesOf([holding([aNote()])]);
  const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? [];
  expect(page).toContain(createHash('sha256').update(style).digest('base64'));
});
