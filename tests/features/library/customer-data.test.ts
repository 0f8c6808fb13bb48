import { describe, expect, test } from 'vitest';
import type { ClearPage } from '#tests/support/clear-pages.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { leftIn, queueOf, textFile } from './queue-of.ts';

const talk = [
  'Consultant: Good morning, how can I help?',
  'Client: Hi, my name is Zqxjmaria Zqxjlopez.',
  'Consultant: Thank you, Zqxjmaria. And your phone number?',
  'Client: It is 07700 900123, and my e-mail is zqxj@example.com.',
  'Consultant: Lovely, Mrs Zqxjlopez. Systems start at 390 pounds.',
].join('\n');
const taken = [
  'Consultant: Good morning, how can I help?',
  'Client: Hi, my name is [name 1].',
  'Consultant: Thank you, [name 1]. And your phone number?',
  'Client: It is [phone], and my e-mail is [e-mail].',
  'Consultant: Lovely, Mrs [name 1]. Systems start at 390 pounds.',
].join('\n');
const marks = ['zqxj', '900123'];
const file = (more = {}) =>
  textFile('talk', talk, {
    title: 'Call with Zqxjmaria',
    fileName: 'zqxjmaria_zqxjlopez-07700_900123.txt',
    ...more,
  });

const placesOf = (pages: readonly ClearPage[]): string[] =>
  pages
    .filter(({ bytes }) =>
      (['latin1', 'utf16le'] as const).some((encoding) =>
        marks.some((mark) => bytes.toString(encoding).toLowerCase().includes(mark)),
      ),
    )
    .map(({ where }) => where);

async function setUp(policy = {}) {
  const { test: app } = await startBranch({ policy: { limitFactor: 1000, ...policy } });
  const queue = queueOf(app);
  const textOf = async (documentId: string): Promise<string> =>
    (await app.window('admin').api.library.document({ documentId })).text;
  return { app, queue, textOf, api: app.window('admin').api };
}

describe('a conversation with data of clients', () => {
  test('waits for a choice that shows how many of which kind, and no name or number as a whole', async () => {
    const { queue, app } = await setUp();
    await queue.add(file());
    expect(await queue.settled()).toMatchObject({ choice: 1, customerData: 1, done: 0 });
    const [item] = (await queue.all()).items;
    expect(item?.customerData?.kinds).toEqual([
      { kind: 'name', count: 1 },
      { kind: 'phone', count: 1 },
      { kind: 'email', count: 1 },
    ]);
    expect(item?.twin).toBeNull();
    expect(item?.customerData?.examples.length).toBe(3);
    expect(JSON.stringify(item?.customerData)).not.toMatch(/maria|lopez|900123|@/iu);
    expect(item?.customerData?.examples[0]).toMatchObject({
      masked: 'Z•••z',
      before: expect.stringMatching(/my name is $/u),
    });
    expect(await app.rows('SELECT id FROM documents')).toEqual([]);
  });

  test('comes in without them, called otherwise, and nothing of them is in the files, not in any index', async () => {
    const { app, queue, api, textOf } = await setUp();
    const [itemId = ''] = await queue.add(file());
    await queue.settled();
    expect(await api.library.decideCustomerData({ itemId, decision: 'takeOut' })).toEqual({ changed: 1 });
    expect(await queue.settled()).toMatchObject({ done: 1, choice: 0 });
    const [item] = (await queue.all()).items;
    expect(item).toMatchObject({ title: 'Call with [name 1]', fileName: '[name 1]-[phone].txt' });
    expect(await textOf(item?.document?.id ?? '')).toBe(taken);
    expect(item?.document?.notices).toEqual([
      {
        kind: 'customer_data_taken_out',
        kinds: [
          { kind: 'name', count: 1 },
          { kind: 'phone', count: 1 },
          { kind: 'email', count: 1 },
        ],
      },
    ]);
    expect((await api.library.search({ text: 'zqxjlopez' })).hits).toEqual([]);
    await expect.poll(() => leftIn(app)).toBe(0);
    await expect.poll(async () => placesOf(await app.pages()), { timeout: 20_000 }).toEqual([]);
    expect(JSON.stringify(app.log)).not.toMatch(/zqxj|900123/iu);
  });

  test('is known by its own bytes when it comes again', async () => {
    const { queue, api } = await setUp();
    await queue.add(file());
    await queue.settled();
    await api.library.decideCustomerData({ decision: 'takeOut' });
    await queue.settled();
    await queue.add(file({ title: 'Once more' }));
    expect(await queue.itemOf('Once more')).toMatchObject({ state: 'choice', twin: { by: 'content' } });
  });

  test('comes in as it is, or is left, as somebody says', async () => {
    const { app, queue, api, textOf } = await setUp();
    const [kept = '', left = ''] = await queue.add(
      file(),
      file({ title: 'Another', categoryId: 'smp-sales' }),
    );
    await queue.settled();
    await api.library.decideCustomerData({ itemId: left, decision: 'skip' });
    await api.library.decideCustomerData({ itemId: kept, decision: 'keep' });
    expect(await queue.settled()).toMatchObject({ done: 1, skipped: 1 });
    const done = await queue.itemOf('Call with Zqxjmaria');
    expect(await textOf(done?.document?.id ?? '')).toBe(talk);
    expect(done?.document?.notices).toEqual([]);
    expect(await app.rows('SELECT id FROM import_items WHERE customer_data IS NOT NULL')).toEqual([]);
  });

  test('is asked about apart from files that the library holds already, for all of them too', async () => {
    const { queue, api } = await setUp();
    await api.library.import(textFile('known', 'Returns within 14 days.'));
    await queue.add(file(), textFile('known', 'Returns within 14 days.'));
    expect(await queue.settled()).toMatchObject({ choice: 2, customerData: 1 });
    expect(await api.library.decideImport({ decision: 'skip' })).toEqual({ changed: 1 });
    expect(await api.library.decideCustomerData({ decision: 'takeOut' })).toEqual({ changed: 1 });
    expect(await queue.settled()).toMatchObject({ done: 1, skipped: 1 });
  });

  test('can be taken back while it waits, and what was found goes with it', async () => {
    const { app, queue, api } = await setUp();
    const [itemId = ''] = await queue.add(file());
    await queue.settled();
    await api.library.cancelImport({ itemId });
    await expect.poll(() => leftIn(app)).toBe(0);
    await expect.poll(async () => placesOf(await app.pages()), { timeout: 20_000 }).toEqual([]);
  });

  test('asks again after nothing: the choice outlives a restart', async () => {
    const { app, queue } = await setUp();
    await queue.add(file());
    await queue.settled();
    const rows = () => app.rows<{ state: string }>('SELECT state FROM import_items');
    expect(await rows()).toEqual([{ state: 'choice' }]);
    const after = await app.restart();
    expect(await after.rows('SELECT state FROM import_items')).toEqual([{ state: 'choice' }]);
  });
});

test('always taken out, nobody is asked, whichever way the file comes in', async () => {
  const { queue, api, textOf } = await setUp({ customerData: 'takeOut' });
  await queue.add(file());
  expect(await queue.settled()).toMatchObject({ done: 1, choice: 0 });
  const [item] = (await queue.all()).items;
  expect(await textOf(item?.document?.id ?? '')).toBe(taken);
  const direct = await api.library.import(textFile('direct', `${talk}\nClient: Bye.`));
  expect(await textOf(direct.id)).toBe(`${taken}\nClient: Bye.`);
});

test('not looked for, a conversation comes in as it is', async () => {
  const { queue, textOf } = await setUp({ customerData: 'off' });
  await queue.add(file());
  expect(await queue.settled()).toMatchObject({ done: 1 });
  const [item] = (await queue.all()).items;
  expect(await textOf(item?.document?.id ?? '')).toBe(talk);
});

test('a handbook with the numbers and people of the branch is not asked about', async () => {
  const { queue } = await setUp();
  const handbook =
    'Our branch: 020 7946 0018, branch@example.com, 14 Brudenell Road, Leeds LS6 2QT.\n\nAsk Mrs Adler or Tom Berg for help.\n\nPrice: 390 pounds. Open 9:00-17:30.';
  await queue.add(textFile('handbook', handbook));
  expect(await queue.settled()).toMatchObject({ done: 1, choice: 0 });
});

test('speakers of subtitles are taken out of the marks too, and times stay', async () => {
  const { app, queue, api, textOf } = await setUp({ customerData: 'takeOut' });
  const vtt =
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zqxjmaria Zqxjlopez>Hello, I lost my hair.\n\n00:02.500 --> 00:04.000\n<v Zqxjmaria Zqxjlopez>My number is 07700\n\n00:04.000 --> 00:05.000\n<v Zqxjmaria Zqxjlopez>900123.\n\n00:06.000 --> 00:07.000\n<v Consultant>Thank you, Zqxjmaria.\n';
  await queue.add(textFile('cues', vtt, { fileName: 'cues.vtt' }));
  expect(await queue.settled()).toMatchObject({ done: 1 });
  const id = (await queue.all()).items[0]?.document?.id ?? '';
  expect(await textOf(id)).toBe(
    '[name 1]: Hello, I lost my hair.\nMy number is [phone]\n[phone].\n\nConsultant: Thank you, [name 1].',
  );
  const { marks: places } = await api.library.document({ documentId: id });
  expect(places.map(({ of }) => (of.kind === 'cue' ? [of.fromMs, of.speaker] : null))).toEqual([
    [1000, '[name 1]'],
    [2500, '[name 1]'],
    [4000, '[name 1]'],
    [6000, 'Consultant'],
  ]);
  await expect.poll(() => leftIn(app)).toBe(0);
  await expect.poll(async () => placesOf(await app.pages()), { timeout: 20_000 }).toEqual([]);
});
