import { describe, expect, test } from 'vitest';
import type { Found, Pieces } from '#contract/findable.ts';
import { kinds, type Kind } from '#features/search/contract/kinds.ts';
import { people } from '#tests/support/make-world.ts';
import type { SamplePerson } from '#contract/sample.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

const plain = (pieces: Pieces | null): string => (pieces ?? []).map(({ text }) => text).join('');
const marked = (pieces: Pieces | null): string[] =>
  (pieces ?? []).filter(({ hit }) => hit).map(({ text }) => text);

const find = (app: TestApp, text: string, as: SamplePerson = 'trainee', more: object = {}) =>
  app.window(as).api.search.everything({ text, ...more });

const titles = (found: readonly Found[]): string[] => found.map(({ title }) => plain(title));

async function importText(app: TestApp, title: string, text: string, categoryId = 'retail-sales') {
  const content = new TextEncoder().encode(text);
  const input = { categoryId, title, fileName: 'note.md', content } as const;
  return (await app.window('admin').api.library.import(input)).id;
}

/** Says a line in the trainee's open session. */
const say = (app: TestApp, sessionId: string, text: string, as: SamplePerson = 'trainee') =>
  app.app.dispatch({ windowId: as }, 'roleplay.say', { sessionId, text });

/** A practice of a person in which one line was said, and how it ended. */
async function practised(
  app: TestApp,
  as: SamplePerson,
  line: string,
  end: 'finish' | 'abandon' | 'leave open' = 'finish',
): Promise<string> {
  const { roleplay } = app.window(as).api;
  const { id: sessionId } = await roleplay.start({
    kind: 'interview',
    categoryId: 'after-fixing-objection',
    difficulty: 'basic',
    minutes: 10,
  });
  expect(await say(app, sessionId, line, as)).toMatchObject({ ok: true });
  if (end === 'finish') await roleplay.finish({ sessionId });
  if (end === 'abandon') await roleplay.abandon({ sessionId });
  return sessionId;
}

describe('documents', () => {
  const notes = async () => {
    const { test: app } = await startBranch();
    await importText(app, 'Answering price objections', '# One\n\nStay calm and ask.');
    await importText(app, 'Price list', '# Two\n\nA comb is nine euros.', 'general-sales');
    await importText(app, 'The second visit', '# Three\n\nThe price is told before the fitting begins.');
    return app;
  };

  test('are found by their titles: whole, begun, by a word of it, with a slip', async () => {
    const app = await notes();
    const found = async (text: string) => {
      const { documents } = await find(app, text);
      return documents.map(({ fit, title }) => `${fit}: ${plain(title)}`);
    };
    expect(await found('price list')).toEqual(['exact: Price list']);
    expect(await found('pri')).toEqual(['begins: Price list', 'words: Answering price objections']);
    expect(await found('visit')).toEqual(['words: The second visit']);
    expect(await found('objetions')).toEqual(['slip: Answering price objections']);
    expect(await found('s')).toEqual(['words: The second visit']);
    expect(await found('zeppelin')).toEqual([]);
  });

  test('what fits is marked, in the title and in what a passage says', async () => {
    const app = await notes();
    const { documents, passages } = await find(app, 'price');
    expect(documents.map(({ title }) => marked(title))).toEqual([['Price'], ['price']]);
    const [passage] = passages.filter(({ title }) => plain(title) === 'Three');
    expect(marked(passage?.snippet ?? null)).toEqual(['price']);
    expect(passage).toMatchObject({ of: ['The second visit'], category: { id: 'retail-sales' } });
  });

  test('a passage leads to where it stands', async () => {
    const app = await notes();
    const { passages } = await find(app, 'fitting');
    const [{ address } = { address: { documentId: '', start: 0, end: 0 } }] = passages;
    const { text } = await app.window('trainee').api.library.document({ documentId: address.documentId });
    expect(text.slice(address.start, address.end)).toContain('before the fitting begins');
  });

  test('a category narrows all that has one, and people have none', async () => {
    const app = await notes();
    const found = await find(app, 'price', 'admin', { categoryId: 'general-sales' });
    expect(titles(found.documents)).toEqual(['Price list']);
    expect(found.passages.every(({ category }) => category?.id === 'general-sales')).toBe(true);
    expect((await find(app, 'trainee', 'admin', { categoryId: 'general-sales' })).people).toEqual([]);
  });

  test('what is removed is found no more', async () => {
    const app = await notes();
    const after = await app.restart((run) => run("DELETE FROM documents WHERE title = 'Price list'"));
    await after
      .window('trainee')
      .api.accounts.signIn({ identifier: 'trainee', password: 'brisk kettle of trainee' });
    expect(titles((await find(after, 'price')).documents)).toEqual(['Answering price objections']);
    expect((await find(after, 'comb')).passages).toEqual([]);
  });
});

describe('while a word is being typed', () => {
  const words =
    'consul|consult|consulta|consultat|consultati|consultatio|consultation|a consultation|fit|fitt|fitti|fittin|the fittin|Hairli|HAIRL'.split(
      '|',
    );
  test('each further letter of a word finds the passage with the word that it becomes', async () => {
    const app = await typedIn();
    for (const text of words)
      expect([text, titles((await find(app, text)).passages)]).not.toEqual([text, []]);
  });

  test('the commonest words that it may become count, and a word that is there stays itself', async () => {
    const app = await typedIn();
    const { passages } = await find(app, 'car');
    expect(titles(passages)).toEqual(['Car']);
    // Behind a space the word is finished, so that it is no beginning of another one.
    expect((await find(app, 'carpe ')).passages).toEqual([]);
    expect(titles((await find(app, 'carpe')).passages)).toEqual(['Carpet']);
  });

  const typedIn = async (): Promise<TestApp> => {
    const { test: app } = await startBranch();
    const text = 'A consultation takes an hour.\n\n# Hairline\n\nThe fitting follows the hairline.';
    await importText(app, 'Words', `# Consultation\n\n${text}`);
    await importText(app, 'More', '# Car\n\nThe car park is free.');
    await importText(app, 'Floor', '# Carpet\n\nA carpet keeps the floor warm.');
    return app;
  };
});

describe('what was said in practices', () => {
  const line = 'I would offer a quokka brush before the fitting.';

  test('is found in the words of either side, and leads to the turn', async () => {
    const { test: app, world } = await startBranch();
    await world.document();
    const sessionId = await practised(app, 'trainee', line);
    const { turns } = await find(app, 'quokka brush');
    expect(turns).toHaveLength(1);
    expect(marked(turns[0]?.snippet ?? null)).toEqual(['quokka', 'brush']);
    const { turns: said } = await app.window('trainee').api.roleplay.transcript({ sessionId });
    expect(said.find(({ id }) => id === turns[0]?.address.turnId)?.text).toBe(line);
    const [asked] = said;
    const word = asked?.text.match(/\p{L}{6,}/u)?.[0] ?? '';
    expect((await find(app, word)).turns.some(({ id }) => id === asked?.id)).toBe(true);
  });

  test('is found as it is typed, and with a slip', async () => {
    const { test: app, world } = await startBranch();
    await world.document();
    await practised(app, 'trainee', line);
    for (const text of ['quo', 'brush q', 'quok', 'brush quok', 'quoka brush', 'Quokka fittin']) {
      expect([text, (await find(app, text)).turns.length]).toEqual([text, 1]);
    }
    expect((await find(app, 'qu')).turns).toEqual([]);
    expect((await find(app, 'quokka zeppelin')).turns).toEqual([]);
  });

  test('is found word by word in a script without spaces', async () => {
    const { test: app, world } = await startBranch();
    await world.document();
    await practised(app, 'trainee', '最初の調整は無料です。');
    expect((await find(app, '調整')).turns).toHaveLength(1);
  });

  test('is found by its person at once, by others with its report, and never otherwise', async () => {
    const { test: app, world } = await startBranch();
    await world.document();
    await practised(app, 'trainee', line, 'finish');
    await practised(app, 'trainee', line, 'abandon');
    await practised(app, 'trainee', line, 'leave open');
    const seen = await Promise.all(
      people.map(async (person) => [person, (await find(app, 'quokka', person)).turns.length] as const),
    );
    expect(Object.fromEntries(seen)).toEqual({
      trainee: 3,
      otherTrainee: 0,
      trainer: 1,
      viewer: 1,
      admin: 1,
    });
    const { turns } = await find(app, 'quokka', 'trainer');
    expect(turns[0]?.of).toEqual(['The trainee']);
  });

  test('nothing of it is left to be found when its person is erased', async () => {
    const { test: app, world } = await startBranch();
    await world.document();
    await practised(app, 'trainee', line);
    await practised(app, 'otherTrainee', 'Nobody else says wombat here.');
    const password = 'brisk kettle of trainee';
    await app.window('trainee').api.myData.erase({ username: 'trainee', password });
    expect((await find(app, 'quokka', 'trainer')).turns).toEqual([]);
    expect((await find(app, 'wombat', 'trainer')).turns).toHaveLength(1);
    expect(await app.rows("SELECT term FROM spoken_words WHERE term LIKE 'quok%'")).toEqual([]);
    await app.change((run) => run("INSERT INTO turns_fts (turns_fts, rank) VALUES ('integrity-check', 1)"));
  });
});

test('a transcript is read by whoever may, and nobody else learns that it is there', async () => {
  const { test: app, world } = await startBranch();
  await world.document();
  const ids = {
    finish: await practised(app, 'trainee', 'One two three.', 'finish'),
    abandon: await practised(app, 'trainee', 'One two three.', 'abandon'),
    'leave open': await practised(app, 'trainee', 'One two three.', 'leave open'),
  };
  const codeFor = async (person: SamplePerson, sessionId: string): Promise<string> => {
    const reply = await app.window(person).call('roleplay.transcript', { sessionId });
    return reply.ok ? 'OK' : reply.error.code;
  };
  for (const [end, sessionId] of Object.entries(ids)) {
    const others = end === 'finish' ? 'OK' : 'NOT_FOUND';
    expect(await Promise.all(people.map((person) => codeFor(person, sessionId)))).toEqual([
      'OK',
      'NOT_FOUND',
      others,
      others,
      others,
    ]);
  }
});

test('reports are found by title, category and name: one’s own, and everybody’s by those who see people', async () => {
  const { test: app, world } = await startBranch();
  const { id: sessionId } = await world.finishedSession();
  const [report] = (await app.window('trainee').api.reports.list({})).items;
  const title = report?.title ?? '';
  const seen = await Promise.all(
    people.map(async (person) => [person, (await find(app, title, person)).reports.length] as const),
  );
  expect(Object.fromEntries(seen)).toEqual({ trainee: 1, otherTrainee: 0, trainer: 1, viewer: 1, admin: 1 });
  expect((await find(app, 'the trainee', 'trainer')).reports).toMatchObject([
    { address: { sessionId }, of: ['The trainee'] },
  ]);
  // By their own name nobody looks for what is theirs anyway, and a name is nothing that a trainee finds others by.
  expect((await find(app, 'the trainee', 'otherTrainee')).reports).toEqual([]);
  expect((await find(app, 'fixing', 'trainee')).reports).toMatchObject([{ address: { sessionId } }]);
});

test('people are found by those who see their list, by any part of what that finds them by, also with a slip', async () => {
  const { test: app } = await startBranch();
  const seen = await Promise.all(
    people.map(async (person) => [person, (await find(app, 'the viewer', person)).people.length] as const),
  );
  expect(Object.fromEntries(seen)).toEqual({ trainee: 0, otherTrainee: 0, trainer: 1, viewer: 1, admin: 1 });
  for (const text of ['trai', 'traner', 'otherTrainee', 'THE']) {
    expect([text, (await find(app, text, 'admin')).people.length > 0]).toEqual([text, true]);
  }
});

test('each role is answered with exactly the kinds that are its own', async () => {
  const { test: app, world } = await startBranch();
  await world.finishedSession();
  // A word of a title, a passage, a category, a report, what was said, and a name.
  await importText(app, 'The fixing', '# Fixing\n\nThe fixing holds.', 'after-fixing-objection');
  const open = await app.window('trainee').api.roleplay.start({
    kind: 'interview',
    categoryId: 'after-fixing-objection',
    difficulty: 'basic',
    minutes: 10,
  });
  await say(app, open.id, 'The fixing is checked first.');
  await app.window('trainee').api.roleplay.finish({ sessionId: open.id });
  const input = { id: await world.idOf('otherTrainee') };
  const person = await app.window('admin').api.accounts.person(input);
  await app.window('admin').api.accounts.update({
    ...input,
    name: 'Fixing Person',
    username: person.username,
    email: null,
    phone: null,
    staffNumber: null,
    roles: person.roles,
    isActive: true,
    mustChangePassword: false,
  });
  const some = (found: Record<Kind, readonly unknown[]>) => kinds.filter((kind) => found[kind].length > 0);
  const readsAll = ['documents', 'passages', 'categories', 'people', 'reports', 'turns'];
  const own = ['documents', 'passages', 'categories', 'reports', 'turns'];
  const none = ['documents', 'passages', 'categories'];
  const answered = await Promise.all(
    people.map(async (person) => [person, some(await find(app, 'fixing', person))] as const),
  );
  expect(Object.fromEntries(answered)).toEqual({
    trainee: own,
    otherTrainee: none,
    trainer: readsAll,
    viewer: readsAll,
    admin: readsAll,
  });
  // Asking for a kind that is not one's own is no way in.
  expect(await find(app, 'fixing', 'otherTrainee', { kinds: ['people', 'reports', 'turns'] })).toEqual({
    documents: [],
    passages: [],
    categories: [],
    people: [],
    reports: [],
    turns: [],
  });
});

const odd = [
  ['punctuation only', '…!? — "*'],
  ['an operator', 'AND OR NOT'],
  ['an open quote', '"adjustment'],
  ['a prefix query', 'adjust* OR *'],
  ['NEAR', 'NEAR(adjustment free, 2)'],
  ['a column', 'whose:adjustment text:free'],
  ['a column filter', '{whose text} : adjustment'],
  ['brackets', ')(adjustment)('],
  ['a caret and a minus', '^adjustment -free +x'],
  ['a backslash and a wildcard', '%_\\ adjust_ment%'],
  ['an emoji', '🙂'],
  ['an emoji in a word', 'adjust🙂ment'],
  ['Hebrew', 'התאמה ראשונה'],
  ['Arabic with a mark', 'تعديل\u200f مجاني'],
  ['a letter', 'a'],
  ['a figure', '3'],
  ['2,000 letters', 'x'.repeat(2000)],
  ['2,000 signs of many words', 'adjustment free '.repeat(125)],
  ['a thousand stars', '*'.repeat(1000)],
  ['combining marks alone', '\u0301\u0301'],
  ['the words of the index', 'turns_fts rank secure-delete'],
] as const;
test('whatever is typed is searched for and breaks nothing', async () => {
  const { test: app, world } = await startBranch();
  await world.finishedSession();
  for (const [what, text] of odd) {
    const reply = await app.window('trainer').call('search.everything', { text });
    expect([what, reply]).toMatchObject([what, { ok: true }]);
  }
});

const unfit = [
  ['nothing', ''],
  ['spaces', '   '],
  ['2,001 letters', 'x'.repeat(2001)],
  ['a NUL', 'a\0b'],
  ['half a character', 'a\uD83D'],
] as const;
test('what is no text, or too much of it, is refused', async () => {
  const { test: app } = await startBranch();
  for (const [what, text] of unfit) {
    const reply = await app.window('trainer').call('search.everything', { text });
    expect([what, reply]).toMatchObject([what, { ok: false, error: { code: 'INVALID_INPUT' } }]);
  }
});

test('nothing that was typed to look for words of one’s own leads to those of another', async () => {
  const { test: app, world } = await startBranch();
  await world.document();
  await practised(app, 'trainee', 'My secret is quokka.');
  const whose = (await world.idOf('trainee')).replaceAll('-', '');
  for (const text of [
    `quokka OR ${whose}`,
    `quokka) OR (${whose}`,
    `" OR {whose}:"${whose}"`,
    whose,
    'text:quokka',
    'quokka NOT x',
  ]) {
    expect([text, (await find(app, text, 'otherTrainee')).turns]).toEqual([text, []]);
  }
});

test('no more of a kind comes than was asked for, and only the kinds that were', async () => {
  const { test: app } = await startBranch();
  for (const at of Array.from({ length: 8 }, (_, index) => index)) {
    await importText(app, `Care note ${at}`, `# Care ${at}\n\nWash wig number ${at} gently.`);
  }
  expect((await find(app, 'care')).documents).toHaveLength(5);
  const only = await find(app, 'care', 'trainee', { kinds: ['documents'], limit: 7 });
  expect(only.documents).toHaveLength(7);
  expect(only.passages).toEqual([]);
});

test('typing fast for a minute is not refused, and the limit after that says when to go on', async () => {
  const { test: app } = await startBranch();
  const code = async () => {
    const reply = await app.window('trainee').call('search.everything', { text: 'z', kinds: ['categories'] });
    return reply.ok ? 'OK' : reply.error.code;
  };
  for (let at = 0; at < 600; at += 1) expect(await code()).toBe('OK');
  expect(await code()).toBe('RATE_LIMITED');
});
