import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';
import type { Sql } from './chained-store.ts';

const trainees = "seq = (SELECT min(seq) FROM audit WHERE action = 'session.signedIn')";

/** As somebody does who has the key of the database, with nothing of it in their way. */
const editing = (app: TestApp, change: (sql: Sql) => void) =>
  app.change((sql, connection) => {
    const triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit%'";
    for (const { name } of connection.rows<{ name: string }>(triggers)) sql(`DROP TRIGGER "${name}"`);
    sql('PRAGMA ignore_check_constraints = ON');
    change(sql);
  });

const edits = {
  at: ["UPDATE audit SET at = 'x'", 'x'],
  outcome: ["UPDATE audit SET outcome = 'maybe'", 'maybe'],
  details: ["UPDATE audit SET details = '{'", '{'],
  actorId: ["UPDATE audit SET actor_id = 'somebody'", 'somebody'],
  names: ["UPDATE audit_names SET names = '{'", '{'],
} as const;

describe.each(Object.entries(edits))(
  'a row in which another hand wrote a bad %s',
  (field, [change, text]) => {
    const edited = async () => {
      const branch = await startBranch();
      await editing(branch.test, (sql) => sql(`${change} WHERE ${trainees}`));
      return branch.test;
    };

    test('is shown with what stands there, among all the others', async () => {
      const { audit } = (await edited()).window('admin').api;
      const { items, total } = await audit.list({ action: 'session.signedIn' });
      expect([items.length, total]).toEqual([5, 5]);
      expect(items.map(({ unreadable }) => unreadable)).toEqual([[], [], [], [], [{ field, text }]]);
      expect(items.at(-1)).toMatchObject({ action: 'session.signedIn', hash: expect.any(String) as string });
      expect((await audit.verify({})).finding).toMatchObject({ seq: items.at(-1)?.seq });
    });

    test('stands in the file, marked', async () => {
      const app = await edited();
      const { content } = await app.window('admin').api.audit.exportCsv({ action: 'session.signedIn' });
      const lines = new TextDecoder().decode(content).split('\r\n');
      expect(lines[1]).toContain(`cannot be read: ${text}`);
      expect(lines.filter((line) => line.includes('cannot be read'))).toHaveLength(1);
    });

    test('keeps nobody from their figures and their data', async () => {
      const app = await edited();
      for (const person of ['admin', 'trainee', 'trainer', 'viewer', 'otherTrainee']) {
        const { audit } = app.window(person).api;
        expect((await audit.summary({})).lastSignIns.length).toBeGreaterThan(0);
      }
      for (const person of ['admin', 'trainee', 'trainer', 'viewer', 'otherTrainee']) {
        const reply = await app.window(person).call('myData.export');
        expect(reply).toMatchObject({ ok: true });
      }
    });
  },
);

test('a bad time in the newest row keeps nobody from signing in, and no admin from making a code', async () => {
  const { test: app, world } = await startBranch();
  const id = await world.idOf('trainee');
  await editing(app, (sql) => sql("UPDATE audit SET at = 'x' WHERE seq = (SELECT max(seq) FROM audit)"));
  const again = await app.restart();
  await again.window('admin').api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
  expect(await again.window('admin').call('accounts.issueCode', { id })).toMatchObject({ ok: true });
});

test('of what cannot be read, no more is shown than fits', async () => {
  const { test: app } = await startBranch();
  await editing(app, (sql) => sql(`UPDATE audit SET at = ? WHERE ${trainees}`, 'y'.repeat(5000)));
  const { items } = await app.window('admin').api.audit.list({ action: 'session.signedIn' });
  expect(items.at(-1)?.unreadable).toEqual([{ field: 'at', text: 'y'.repeat(200) }]);
});

test('a store whose table of names is gone says that it is damaged, and no call fails without a word', async () => {
  const { test: app } = await startBranch();
  await app.change((sql) => {
    sql('PRAGMA foreign_keys = OFF');
    sql('DROP TABLE audit_names');
  });
  const { call } = app.window('admin');
  for (const op of ['audit.verify', 'audit.list', 'audit.exportCsv'])
    expect(await call(op), op).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  expect(await call('system.opening')).toMatchObject({ ok: true, data: { state: 'corrupt' } });
});
