import { describe, expect, test } from 'vitest';
import { OperationError } from '#contract/errors.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';

type Branch = Awaited<ReturnType<typeof startBranch>>;

const apiOf = ({ test: branch }: Branch, who: string) => branch.window(who).api.audit;
const idOf = async ({ test: branch }: Branch, who: string): Promise<string> =>
  (await branch.window(who).api.accounts.me({})).id;
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'OK',
    (error: unknown) => (error instanceof OperationError ? error.code : 'THROWN'),
  );

describe('the list', () => {
  test('shows who did what to whom, where and when, newest first', async () => {
    const branch = await startBranch();
    branch.test.clock.advance(60_000);
    const input = { name: 'Ama Owusu', username: 'ama', roles: ['trainee'] };
    await branch.world.call('admin', 'accounts.create', input);
    const admin = await idOf(branch, 'admin');
    const { items } = await apiOf(branch, 'viewer').list({ pageSize: 1 });
    expect(items).toMatchObject([
      {
        action: 'account.created',
        outcome: 'done',
        at: branch.test.clock.now().toISOString(),
        actor: { id: admin, name: 'The admin' },
        subject: { type: 'account', name: 'Ama Owusu' },
        place: { program: 'Drillroom tests', machine: 'PC-17', osUser: 'petra' },
      },
    ]);
  });

  test('a page has 100 rows unless said, and 1,000 at most', async () => {
    const branch = await startBranch();
    expect(await apiOf(branch, 'admin').list({})).toMatchObject({ pageSize: 100, page: 1 });
    expect(await apiOf(branch, 'admin').list({ pageSize: 1000 })).toMatchObject({ pageSize: 1000 });
    expect(await codeOf(apiOf(branch, 'admin').list({ pageSize: 1001 }))).toBe('INVALID_INPUT');
  });

  test('is filtered by person, action, outcome, thing and days, and by all of them together', async () => {
    const branch = await startBranch();
    const document = await branch.world.document();
    branch.test.clock.setWall('2026-11-21T09:00:00.000Z');
    await codeOf(branch.test.window('trainee').api.library.document({ documentId: crypto.randomUUID() }));
    const list = apiOf(branch, 'viewer').list;
    const trainee = await idOf(branch, 'trainee');

    const byPerson = await list({ personId: trainee });
    expect(byPerson.items.map(({ action }) => action)).toEqual([
      'call.refused',
      'session.signedIn',
      'account.noticeAccepted',
      'account.passwordReset',
    ]);
    expect(new Set(byPerson.items.map(({ actor }) => actor?.id))).toEqual(new Set([trainee]));
    const imported = await list({ action: 'content.imported' });
    expect(imported.items).toMatchObject([{ subject: { type: 'document', id: document.id } }]);
    expect((await list({ subjectId: document.id })).items).toEqual(imported.items);
    const refused = await list({ outcome: 'refused' });
    expect(refused.items.map(({ action }) => action)).toEqual(['call.refused']);
    expect((await list({ from: '2026-11-21' })).items).toEqual(refused.items);
    expect((await list({ to: '2026-11-20' })).total).toBe((await list({})).total - 1);
    const all = { personId: trainee, action: 'call.refused', outcome: 'refused' as const };
    const days = { from: '2026-11-21', to: '2026-11-21' };
    expect((await list({ ...all, ...days })).total).toBe(1);
    expect((await list({ ...all, ...days, subjectId: document.id })).total).toBe(0);
  });

  test('finds by a person what was tried at their account where nobody was signed in, and not what others did to it', async () => {
    const branch = await startBranch();
    const trainee = await idOf(branch, 'trainee');
    const wrong = { identifier: 'trainee', password: 'a guess' };
    await branch.test.window('door').call('accounts.signIn', wrong);
    await branch.world.call('trainee', 'accounts.lock');
    await branch.test.window('trainee').call('accounts.unlock', { password: 'a guess' });
    await branch.world.call('admin', 'accounts.issueCode', { id: trainee });
    const { items } = await apiOf(branch, 'viewer').list({ personId: trainee });
    expect(items.slice(0, 4).map(({ action, actor }) => [action, actor?.id ?? null])).toEqual([
      ['session.unlockFailed', null],
      ['session.locked', trainee],
      ['session.signInFailed', null],
      ['session.signedIn', trainee],
    ]);
    const summary = await apiOf(branch, 'viewer').summary({ accountId: trainee });
    expect(summary.refused).toBe(2);
    expect(summary.byAction).toEqual(
      expect.arrayContaining([
        { action: 'session.signInFailed', outcome: 'refused', count: 1 },
        { action: 'session.signedIn', outcome: 'done', count: 1 },
      ]),
    );
    expect(summary.lastSignIns.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
  });

  test('stands in the order in which it was written, whatever the clock was set to meanwhile', async () => {
    const branch = await startBranch();
    for (const at of ['2025-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z']) {
      branch.test.clock.setWall(at);
      await branch.world.call('trainee', 'accounts.lock');
      await branch.world.call('trainee', 'accounts.unlock', { password: passwordOf('trainee') });
    }
    const list = apiOf(branch, 'viewer').list;
    const inOrder = (rows: readonly { seq: number }[]): number[] =>
      rows.map(({ seq }) => seq).toSorted((a, b) => b - a);
    const trainee = await idOf(branch, 'trainee');
    for (const filter of [
      {},
      { personId: trainee },
      { action: 'session.unlocked' },
      { outcome: 'done' as const },
    ]) {
      const { items } = await list(filter);
      expect(items.map(({ seq }) => seq)).toEqual(inOrder(items));
    }
    const thatDay = await list({ from: '2026-11-20', to: '2026-11-20' });
    expect(thatDay.items.map(({ seq }) => seq)).toEqual(inOrder(thatDay.items));
    expect((await list({ from: '2025-11-20', to: '2025-11-20' })).items.map(({ action }) => action)).toEqual([
      'session.unlocked',
      'session.locked',
    ]);
  });

  test('days are days where the PC stands', async () => {
    const branch = await startBranch();
    branch.test.clock.setWall('2026-07-10T23:30:00.000Z');
    await branch.world.call('trainee', 'accounts.lock');
    const list = apiOf(branch, 'viewer').list;
    expect((await list({ from: '2026-07-11', to: '2026-07-11' })).items).toMatchObject([
      { action: 'session.locked' },
    ]);
    expect((await list({ from: '2026-07-10', to: '2026-07-10' })).total).toBe(0);
  });

  test.each([
    [{ from: '2026-11-21', to: '2026-11-20' }, 'to'],
    [{ from: 'yesterday' }, 'from'],
    [{ action: 'everything' }, 'action'],
    [{ personId: 'ama' }, 'personId'],
  ])('refuses %j and names the field', async (input, field) => {
    const branch = await startBranch();
    const reply = await branch.test.window('admin').call('audit.list', input);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { fields: [{ path: field }] } },
    });
  });

  test('is not for trainers: it tells of everybody, also of other trainers and admins', async () => {
    const branch = await startBranch();
    expect(await codeOf(apiOf(branch, 'trainer').list({}))).toBe('FORBIDDEN');
  });

  test('shows a row without names where they were erased', async () => {
    const branch = await startBranch();
    await branch.test.change((run) => run('DELETE FROM audit_names'));
    const { items } = await apiOf(branch, 'admin').list({ action: 'session.signedIn', pageSize: 1 });
    expect(items).toMatchObject([{ actor: { name: null }, place: null, subject: { name: null } }]);
  });
});

describe('the activity of a person', () => {
  test('is counted by action and by day, with the last sign-ins and where they were', async () => {
    const branch = await startBranch();
    await branch.world.finishedSession();
    branch.test.clock.setWall('2026-11-21T09:00:00.000Z');
    await branch.world.openSession();
    const activity = await apiOf(branch, 'trainee').summary({});
    expect(activity).toMatchObject({
      person: { id: await idOf(branch, 'trainee'), name: 'The trainee' },
      from: '2026-10-23',
      to: '2026-11-21',
      total: 6,
      refused: 0,
      byAction: [
        { action: 'session.started', outcome: 'done', count: 2 },
        { action: 'account.noticeAccepted', outcome: 'done', count: 1 },
        { action: 'account.passwordReset', outcome: 'done', count: 1 },
        { action: 'session.completed', outcome: 'done', count: 1 },
        { action: 'session.signedIn', outcome: 'done', count: 1 },
      ],
    });
    expect(activity.byDay).toHaveLength(30);
    expect(activity.byDay.slice(-2)).toEqual([
      { day: '2026-11-20', count: 5 },
      { day: '2026-11-21', count: 1 },
    ]);
    expect(activity.lastSignIns[0]).toEqual({
      at: '2026-11-20T09:00:00.000Z',
      outcome: 'done',
      machine: 'PC-17',
      osUser: 'petra',
    });
  });

  test('days before the first are not counted', async () => {
    const branch = await startBranch();
    await branch.world.openSession();
    branch.test.clock.setWall('2026-11-23T09:00:00.000Z');
    expect(await apiOf(branch, 'trainee').summary({ days: 3 })).toMatchObject({ total: 0 });
    expect(await apiOf(branch, 'trainee').summary({ days: 4 })).toMatchObject({ total: 4 });
  });

  test('is one’s own, and everybody’s for viewers and admins; for others nobody is there', async () => {
    const branch = await startBranch();
    const accountId = await idOf(branch, 'trainee');
    for (const who of ['viewer', 'admin']) {
      expect(await apiOf(branch, who).summary({ accountId })).toMatchObject({ person: { id: accountId } });
    }
    for (const who of ['trainer', 'otherTrainee']) {
      expect(await codeOf(apiOf(branch, who).summary({ accountId }))).toBe('NOT_FOUND');
    }
    const nobody = '0198f3a0-7c1e-7000-8000-0123456789ab';
    expect(await codeOf(apiOf(branch, 'admin').summary({ accountId: nobody }))).toBe('NOT_FOUND');
  });
});

describe('the file', () => {
  const linesOf = (content: Uint8Array): string[] => Buffer.from(content).toString('utf8').split('\r\n');

  test('holds the filtered rows, oldest first, and ends with where the record ended', async () => {
    const branch = await startBranch();
    const [head] = await branch.test.rows<{ seq: number; hash: string }>(
      'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1',
    );
    const { content, rows, fileName } = await apiOf(branch, 'viewer').exportCsv({
      action: 'account.created',
    });
    const lines = linesOf(content);
    expect([fileName, rows, lines.length]).toEqual(['audit-2026-11-20.csv', 5, 5 + 3]);
    expect(lines[0]).toBe(
      '\uFEFFNumber,Time (UTC),Action,Outcome,Person,Person id,About,About name,About id,Details,Program,PC,PC user,Hash',
    );
    expect(lines[1]).toMatch(
      /^1,2026-11-20T09:00:00.000Z,account.created,done,The admin,[0-9a-f-]{36},account,The admin,/,
    );
    expect(lines.at(-2)).toBe(`End of the record,${head?.seq},,,,,,,,,,,,${head?.hash}`);
    expect(lines.at(-1)).toBe('');
  });

  test('holds names that look like formulas as text', async () => {
    const branch = await startBranch();
    const input = { name: '=1+1 Evil', username: 'evil', roles: ['trainee'] };
    await branch.world.call('admin', 'accounts.create', input);
    const { content } = await apiOf(branch, 'admin').exportCsv({});
    expect(Buffer.from(content).toString()).toContain(",'=1+1 Evil,");
  });

  test('is itself on record, with how many rows it holds and by what they were chosen', async () => {
    const branch = await startBranch();
    await apiOf(branch, 'admin').exportCsv({ outcome: 'done', from: '2026-01-01' });
    const { items } = await apiOf(branch, 'admin').list({ action: 'audit.exported' });
    expect(items).toMatchObject([
      { details: { filters: ['from', 'outcome'] }, actor: { name: 'The admin' } },
    ]);
  });

  test('is refused where it would hold more than 100,000 rows, and nothing is lost by that', async () => {
    const branch = await startBranch();
    await branch.test.change((run) => {
      run(`WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 100000)
        INSERT INTO audit SELECT 1000 + n, at, action, actor_id, subject_id, outcome, details, names_hash, prev_hash,
        hash, subject_type FROM more CROSS JOIN (SELECT * FROM audit WHERE seq = 1)`);
      run('UPDATE commit_head SET audit_seq = 101000');
    });
    expect(await codeOf(apiOf(branch, 'admin').exportCsv({}))).toBe('TOO_MANY_ROWS');
    expect((await apiOf(branch, 'admin').exportCsv({ outcome: 'refused' })).rows).toBe(0);
  });
});

describe('the check', () => {
  test('says that the record is whole, and is on record', async () => {
    const branch = await startBranch();
    const rows = (await branch.test.rows('SELECT seq FROM audit')).length;
    expect(await apiOf(branch, 'admin').verify({})).toMatchObject({
      rows,
      from: 1,
      to: rows,
      anchor: null,
      finding: null,
      checkedAt: '2026-11-20T09:00:00.000Z',
    });
    const { items } = await apiOf(branch, 'admin').list({ action: 'audit.verified' });
    expect(items).toMatchObject([{ details: { rows, finding: 'none' } }]);
    expect(await apiOf(branch, 'admin').verify({})).toMatchObject({ rows: rows + 1, finding: null });
  });

  test('names the row that was changed while the program ran', async () => {
    const branch = await startBranch();
    await branch.test.change((run) => {
      run('DROP TRIGGER audit_keeps_its_words');
      run("UPDATE audit SET action = 'nothing.happened' WHERE seq = 3");
    });
    expect(await apiOf(branch, 'admin').verify({})).toMatchObject({
      rows: 2,
      finding: { kind: 'edited', seq: 3 },
    });
    const { items } = await apiOf(branch, 'admin').list({ action: 'audit.verified' });
    expect(items).toMatchObject([{ details: { rows: 2, finding: 'edited', seq: 3 } }]);
  });

  test('tells names of living people that another hand removed from those that were erased', async () => {
    const branch = await startBranch();
    await branch.test.change((run) => run('DELETE FROM audit_names WHERE seq = 3'));
    expect(await apiOf(branch, 'admin').verify({})).toMatchObject({
      rows: 2,
      finding: { kind: 'names_removed', seq: 3 },
    });
  });

  test('works while the keychain does not answer', async () => {
    const branch = await startBranch();
    branch.test.vault.trouble = 'unavailable';
    expect(await apiOf(branch, 'admin').verify({})).toMatchObject({ finding: null });
    branch.test.vault.trouble = 'none';
  });

  test('is for admins', async () => {
    const branch = await startBranch();
    expect(await codeOf(apiOf(branch, 'viewer').verify({}))).toBe('FORBIDDEN');
  });
});
