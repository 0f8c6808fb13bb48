import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Sample } from '#contract/sample.ts';
import { createFileLog } from '#main/platform/log/file-log.ts';
import type { Log } from '#main/platform/ports.ts';
import { operations } from '#tests/contract/operations.ts';
import { addMarkedPerson, marker } from '#tests/features/my-data/marked-person.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makePeople, makeWorld } from '#tests/support/make-world.ts';
import { startTestApp, type StartOptions, type TestApp } from '#tests/support/start-test-app.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everythingOffered, useEverything } from '#tests/support/use-everything.ts';
import { linesOf, toldIn, wordsIn } from './told-words.ts';

/** Everything that there is to do takes its time on a busy PC. */
const patience = { timeout: 300_000 };

/** What every text of an input is made of, where nothing of it is right. */
const garbage = 'zqxjgarbage that somebody typed';

type Heard = Parameters<NonNullable<StartOptions['heard']>>[0];

/** A branch whose log lies in files; `leak` may write more into them than it should. */
async function loggedBranch(leak?: (log: Log, heard: Heard) => void) {
  const folder = join(temporaryFolder(), 'logs');
  const clock = createFakeClock();
  const logs = createFileLog({ folder, root: join(import.meta.dirname, '../../..'), clock });
  const words = new Set<string>();
  const refs: string[] = [];
  const heard = (what: Heard): void => {
    for (const word of wordsIn([what.input, what.output])) words.add(word);
    for (const ref of JSON.stringify(what.output)?.matchAll(/"ref":"([^"]+)"/gu) ?? [])
      refs.push(ref[1] ?? '');
    leak?.(logs, what);
  };
  const app = await startTestApp({ policy: everythingOffered, clock, logs, heard });
  const { personalCode } = await makePeople(app.as);
  return { test: app, world: makeWorld(app.as, personalCode), folder, words, refs };
}

type Branch = Awaited<ReturnType<typeof loggedBranch>>;

/** Calls every operation as its own person, with nothing right about what is asked. */
async function askForNonsense({ test: app }: Branch): Promise<void> {
  for (const { path, op, sample } of operations) {
    const fields = Object.keys(op.input.shape as object);
    const misfit = Object.fromEntries(fields.map((field) => [field, garbage]));
    await app.window(sample.as).call(path, { ...misfit, [marker]: garbage });
  }
}

/** Calls every operation as its own person with its sample, whatever becomes of it. Nobody leaves. */
async function tryEverything({ test: app, world }: Branch): Promise<void> {
  const inputOf = async ({ input }: Sample): Promise<unknown> => input(world);
  for (const { path, op, sample } of operations) {
    if (op.kind === 'command' && op.changesSession === 'leaves') continue;
    const input = await inputOf(sample).catch(() => ({ text: garbage }));
    await app.window(sample.as).call(path, input);
  }
}

/** From now on nothing can be written, and each attempt fails with an error that says what was to be written. */
const refuseWrites = (app: TestApp): Promise<void> =>
  app.change((sql) => {
    for (const table of ['accounts', 'audit', 'documents', 'passages', 'sessions', 'turns', 'settings'])
      for (const what of ['INSERT', 'UPDATE', 'DELETE'])
        sql(
          `CREATE TRIGGER no_${table}_${what} BEFORE ${what} ON ${table} BEGIN SELECT RAISE(ABORT, '${garbage}'); END`,
        );
  });

/** Secrets that never cross the boundary, in the forms in which they might be written. */
async function secretsOf({ vault, rows }: TestApp): Promise<string[]> {
  const held = [...vault.entries.values(), ...vault.heads.values(), ...vault.signIns.values()];
  const hashes = await rows<{ hash: string }>('SELECT password_hash AS hash FROM accounts');
  return [
    ...held.flatMap((bytes) =>
      ['hex', 'base64', 'base64url'].map((form) => Buffer.from(bytes).toString(form as 'hex')),
    ),
    ...hashes.map(({ hash }) => hash).filter((hash) => hash !== ''),
  ];
}

describe('the log', () => {
  test(
    'holds nothing of what people typed, read or keep secret, whatever they do and whatever fails',
    patience,
    async () => {
      const branch = await loggedBranch();
      const { test: app, folder, words, refs } = branch;
      await useEverything(branch);
      await addMarkedPerson(app, branch.world);
      await askForNonsense(branch);
      const secrets = await secretsOf(app);
      await refuseWrites(app);
      await tryEverything(branch);
      app.clock.advance(3_600_000);

      const lines = linesOf(folder);
      const events = new Set(lines.map((line) => (JSON.parse(line) as { event: string }).event));
      expect(words.size).toBeGreaterThan(500);
      expect(refs.length).toBeGreaterThan(10);
      expect([...events]).toEqual(expect.arrayContaining(['op', 'op.failed', 'job.failed']));
      expect(
        toldIn(lines, [...words, ...secrets, marker, garbage, 'petra', 'PC-17', 'Europe/London']),
      ).toEqual([]);
    },
  );

  test('would be caught telling: an input that is written down is found', patience, async () => {
    const branch = await loggedBranch((log, { op, input }) => {
      if (op === 'library.search') log.info('op.debug', { input: JSON.stringify(input) });
    });
    await branch.test.as('trainee', 'library.search', { text: 'what about zqxj refunds' });
    expect(toldIn(linesOf(branch.folder), branch.words)).toEqual(['what about zqxj refunds']);
  });

  test.each([
    ['a name', { name: 'Kofi Mensah' }],
    ['a password', { password: 'correct horse till' }],
    ['a code', { code: 'ABCD-EFGH-JKMN' }],
    ['an address', { email: 'kofi@branch.example' }],
    ['a note of two lines', { note: 'Kofi said:\n"not today"' }],
    ['a document', { content: new TextEncoder().encode('Wash it every second week, in lukewarm water.') }],
  ])('the search for words finds %s, also inside of an error', (_what, value) => {
    const words = wordsIn(value);
    expect(words).toHaveLength(1);
    const line = JSON.stringify({ event: 'op.failed', error: { message: `Failed query: ${words[0]}` } });
    expect(toldIn([line], words)).toEqual(words);
    expect(toldIn([JSON.stringify({ event: 'op', op: 'library.search' })], words)).toEqual([]);
  });
});

describe('the reference number of a refusal', () => {
  test('finds the lines of its call, and of no other', async () => {
    const { test: app, folder } = await loggedBranch();
    await refuseWrites(app);
    const input = {
      categoryId: 'after-fixing-objection',
      title: 'Aftercare',
      fileName: 't.txt',
      content: Buffer.from('x'),
    };
    const replies = await Promise.all([
      app.window('admin').call('settings.change', { key: 'branch', value: 'North' }),
      app.window('admin').call('library.import', input),
      app.window('admin').call('settings.list'),
    ]);
    expect(replies).toMatchObject([{ ok: false }, { ok: false }, { ok: true }]);
    for (const reply of replies.slice(0, 2)) {
      const ref = reply.ok ? '' : reply.error.ref;
      const found = linesOf(folder)
        .map((line) => JSON.parse(line) as Record<string, string>)
        .filter((line) => line['ref'] === ref);
      expect(found.map(({ event }) => event)).toEqual(expect.arrayContaining(['op.failed']));
      expect(new Set(found.map(({ op }) => op).filter((op) => op !== undefined)).size).toBe(1);
    }
  });

  test('every call has one, and no two the same', async () => {
    const { test: app, folder } = await loggedBranch();
    for (let n = 0; n < 3; n += 1) await app.as('admin', 'settings.list');
    const refs = linesOf(folder)
      .map((line) => JSON.parse(line) as Record<string, string>)
      .filter(({ op }) => op === 'settings.list')
      .map((line) => line['ref']);
    expect(new Set(refs).size).toBe(3);
    expect(refs.every((ref) => ref !== undefined)).toBe(true);
  });
});

describe('the level', () => {
  test('takes effect at once, by an admin or by the policy', async () => {
    const { test: app, folder } = await loggedBranch();
    const countOf = () => linesOf(folder).filter((line) => line.includes('"op":"settings.list"')).length;
    await app.as('admin', 'settings.change', { key: 'logLevel', value: 'error' });
    await app.as('admin', 'settings.list');
    expect(countOf()).toBe(0);
    await app.as('admin', 'settings.change', { key: 'logLevel', value: null });
    await app.as('admin', 'settings.list');
    expect(countOf()).toBe(1);
  });
});
