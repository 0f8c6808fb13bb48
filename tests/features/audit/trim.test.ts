import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { erasureMac } from '#main/kernel/audit/chain.ts';
import { createReadings } from '#main/kernel/audit/readings.ts';
import { createAuditRecorder, type AuditRecorder } from '#main/kernel/audit/recorder.ts';
import { createAuditTrim } from '#main/kernel/audit/trim.ts';
import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import { createSettings } from '#main/kernel/settings.ts';
import type { Store, Writer } from '#main/platform/db/store.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { opened, type TestStorePorts } from '#tests/store/store-ports.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { chainedStore, tamperWith, verified } from './chained-store.ts';

const dayMs = 86_400_000;
const place = { program: 'Drillroom tests', machine: 'PC-17', osUser: 'petra' };
const recordAudit = createAuditRecorder({
  random: systemRandom,
  place,
  nameOf: () => null,
  keepTime: () => {},
});

/** An open store with `perDay` rows on each of some days from the first of January 2026 on, and what trims it. */
async function yearbook(
  o: { days: number; perDay: number; keepDays?: number; record?: AuditRecorder } = { days: 4, perDay: 3 },
) {
  const ports: TestStorePorts = await chainedStore(0);
  const { store } = await opened(ports);
  const clock = createFakeClock('2026-01-01T08:00:00.000Z');
  store.transact((db) => {
    for (let n = 0; n < o.days * o.perDay; n += 1) {
      const at = new Date(Date.UTC(2026, 0, 1 + Math.floor(n / o.perDay), 8, n % o.perDay));
      recordAudit(db, store, {
        at,
        action: 'report.viewed',
        actorId: null,
        subjectId: null,
        outcome: 'done',
      });
    }
  });
  const settings = createSettings();
  if (o.keepDays !== undefined) settings.choose({ auditRetentionDays: o.keepDays });
  const trim = createAuditTrim({ clock, store, settings, recordAudit: o.record ?? recordAudit });
  const at = (day: number, time = '09:00:00.000Z'): void =>
    clock.setWall(`${new Date(Date.UTC(2026, 0, 1) + day * dayMs).toISOString().slice(0, 10)}T${time}`);
  const check = async () => verifyStored(store.read, store.keys.audit, await store.outsideHeads(), clock);
  return { ports, store, trim, at, check };
}
const seqs = (store: Store): number[] =>
  store.read.all<{ seq: number }>(sql`SELECT seq FROM audit ORDER BY seq`).map(({ seq }) => seq);
const namedSeqs = (store: Store): number[] =>
  store.read.all<{ seq: number }>(sql`SELECT seq FROM audit_names ORDER BY seq`).map(({ seq }) => seq);

describe('rows whose time is over', () => {
  test('go with their names, and the chain goes on from the last of them, with a row that says so', async () => {
    const { store, trim, at, check } = await yearbook();
    at(365);
    expect(trim()).toBe(3);
    expect(seqs(store)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(namedSeqs(store)).toEqual(seqs(store));
    expect(await check()).toMatchObject({ rows: 10, from: 4, to: 13, anchor: { seq: 3 }, finding: null });
    expect(store.read.all(sql`SELECT action, details FROM audit WHERE seq = 13`)).toEqual([
      { action: 'audit.trimmed', details: '{"through":3,"rows":3}' },
    ]);
    expect(trim()).toBe(0);
    at(366);
    expect(trim()).toBe(3);
    expect(await check()).toMatchObject({ from: 7, to: 14, anchor: { seq: 6 }, finding: null });
  });

  test('go with the seals of names that were erased from them', async () => {
    const { store, trim, at, check } = await yearbook();
    store.transact((db) => {
      for (const seq of [2, 5]) {
        const [row] = db.all<{ namesHash: string }>(
          sql`SELECT names_hash AS namesHash FROM audit WHERE seq = ${seq}`,
        );
        const mac = erasureMac(store.keys.audit, { seq, namesHash: row?.namesHash ?? null });
        db.run(sql`DELETE FROM audit_names WHERE seq = ${seq}`);
        db.run(sql`INSERT INTO audit_erasures (seq, mac) VALUES (${seq}, ${mac})`);
      }
    });
    at(365);
    expect(trim()).toBe(3);
    expect(store.read.all(sql`SELECT seq FROM audit_erasures`)).toEqual([{ seq: 5 }]);
    expect(await check()).toMatchObject({ namesErased: 1, finding: null });
  });

  test('are none where there is no row at all', async () => {
    const { trim, at } = await yearbook({ days: 0, perDay: 0 });
    at(3 * 365);
    expect(trim()).toBe(0);
  });

  test('are still there on their last day, and for as long as the setting says', async () => {
    const { store, trim, at } = await yearbook();
    at(365, '07:59:59.999Z');
    expect([trim(), seqs(store).length]).toEqual([0, 12]);
    const longer = await yearbook({ days: 4, perDay: 3, keepDays: 730 });
    longer.at(729);
    expect([longer.trim(), seqs(longer.store).length]).toEqual([0, 12]);
    longer.at(731);
    expect(longer.trim()).toBe(3);
  });

  test('go a day at a time, so that a clock that is set ahead does not empty the record', async () => {
    const { store, trim, at, check } = await yearbook();
    at(3 * 365);
    expect([trim(), trim()]).toEqual([3, 3]);
    expect(seqs(store)).toEqual([7, 8, 9, 10, 11, 12, 13, 14]);
    expect(await check()).toMatchObject({ finding: null });
  });

  test('go 500 at a time at most', async () => {
    const { trim, at, check } = await yearbook({ days: 1, perDay: 1200 });
    at(400);
    expect([trim(), trim(), trim(), trim()]).toEqual([500, 500, 200, 0]);
    expect(await check()).toMatchObject({ rows: 3, from: 1201, finding: null });
  });

  test('wait behind one that was written under a clock that was ahead', async () => {
    const { store, trim, at } = await yearbook({ days: 0, perDay: 0 });
    const add = (time: string): void =>
      store.transact((db) =>
        recordAudit(db, store, {
          at: new Date(time),
          action: 'report.viewed',
          actorId: null,
          subjectId: null,
          outcome: 'done',
        }),
      );
    for (const time of ['2026-01-01T08:00:00.000Z', '2026-06-01T08:00:00.000Z', '2026-01-01T08:01:00.000Z'])
      add(time);
    at(370);
    expect([trim(), trim()]).toEqual([1, 0]);
  });

  test('stay, all of them, when anything of it fails', async () => {
    const failing: AuditRecorder = (db, store, event) => {
      recordAudit(db, store, event);
      throw new Error('The power went.');
    };
    const { store, trim, at, check } = await yearbook({ days: 4, perDay: 3, record: failing });
    at(366);
    expect(trim).toThrow('The power went.');
    expect(seqs(store)).toHaveLength(12);
    expect(await check()).toMatchObject({ rows: 12, anchor: null, finding: null });
  });

  test('are removed by the program while it runs, and a start after a crash finds the chain whole', async () => {
    const { test: branch } = await startBranch();
    const [before] = await branch.rows<{ n: number }>('SELECT count(*) AS n FROM audit');
    branch.clock.setWall('2027-11-21T10:00:00.000Z');
    // The daily check holds it back for as long as it reads.
    branch.clock.advance(600_000);
    const checks = () => branch.rows("SELECT seq FROM audit WHERE action = 'audit.verified'");
    await expect.poll(checks).toHaveLength(1);
    branch.clock.advance(3_000_000);
    const rows = await branch.rows<{ seq: number; action: string }>(
      'SELECT seq, action FROM audit ORDER BY seq',
    );
    expect(rows.map(({ action }) => action)).toContain('audit.trimmed');
    expect(rows[0]?.seq).toBe((before?.n ?? 0) + 1);
    const after = await branch.startAfterCrash();
    await after
      .window('admin')
      .api.accounts.signIn({ identifier: 'admin', password: 'brisk kettle of admin' });
    expect(await after.window('admin').api.audit.verify({})).toMatchObject({
      from: (before?.n ?? 0) + 1,
      anchor: { seq: before?.n },
      finding: null,
    });
  });
});

test('a long reading is under way until it ends, also when it fails', async () => {
  const readings = createReadings();
  const { promise, reject } = Promise.withResolvers<never>();
  const failing = readings.during(() => promise);
  const other = readings.during(async () => {
    expect(readings.isUnderWay()).toBe(true);
    return 1;
  });
  expect(await other).toBe(1);
  expect(readings.isUnderWay()).toBe(true);
  reject(new Error('no'));
  await expect(failing).rejects.toThrow('no');
  expect(readings.isUnderWay()).toBe(false);
});

describe('the database itself lets through exactly this', () => {
  /** Says in the newest row that rows go up to this one. */
  const announce = (db: Writer, store: Store, through: number, at = '2027-01-05T09:00:00.000Z'): void =>
    recordAudit(db, store, {
      at: new Date(at),
      action: 'audit.trimmed',
      actorId: null,
      subjectId: null,
      outcome: 'done',
      details: { through, rows: through },
    });
  const moved = (seq: number, of = seq): SQL =>
    sql`UPDATE audit_anchor SET seq = ${seq}, hash = (SELECT hash FROM audit WHERE seq = ${of}), mac = 'm'`;

  test.each<[string, (db: Writer, store: Store) => void]>([
    ['a row is deleted', (db) => db.run(sql`DELETE FROM audit WHERE seq = 1`)],
    ['the anchor is moved without a word', (db) => db.run(moved(3))],
    ['the newest row tells of another one', (db, store) => (announce(db, store, 2), db.run(moved(3)))],
    [
      'the row that told of it is not the newest any more',
      (db, store) => {
        announce(db, store, 3);
        announce(db, store, 2);
        db.run(moved(3));
      },
    ],
    ['the anchor has the hash of another row', (db, store) => (announce(db, store, 3), db.run(moved(3, 2)))],
    ['the anchor names a row that is not there', (db, store) => (announce(db, store, 99), db.run(moved(99)))],
    ['the anchor would pass its own row', (db, store) => (announce(db, store, 13), db.run(moved(13)))],
    [
      'a row is not a year old',
      (db, store) => (announce(db, store, 3, '2027-01-01T07:59:00.000Z'), db.run(moved(3))),
    ],
    [
      'one of the last rows is not a year old',
      (db, store) => (announce(db, store, 12, '2027-01-03T09:00:00.000Z'), db.run(moved(12))),
    ],
    [
      'rows beyond the anchor go',
      (db, store) => {
        announce(db, store, 3);
        db.run(moved(3));
        db.run(sql`DELETE FROM audit_names WHERE seq <= 4`);
        db.run(sql`DELETE FROM audit WHERE seq <= 4`);
      },
    ],
    [
      'the anchor goes back',
      (db, store) => {
        announce(db, store, 3);
        db.run(moved(3));
        db.run(sql`UPDATE audit_anchor SET seq = 0, hash = ''`);
      },
    ],
    ['the anchor is deleted', (db) => db.run(sql`DELETE FROM audit_anchor`)],
    [
      'the anchor is replaced',
      (db) => db.run(sql`INSERT OR REPLACE INTO audit_anchor VALUES (1, 12, '', '')`),
    ],
    ['there is a second anchor', (db) => db.run(sql`INSERT INTO audit_anchor VALUES (2, 12, '', '')`)],
    ['names are changed', (db) => db.run(sql`UPDATE audit_names SET names = '{}' WHERE seq = 3`)],
    ['names are replaced', (db) => db.run(sql`INSERT OR REPLACE INTO audit_names VALUES (3, 'salt', '{}')`)],
    [
      'names are put back that were erased',
      (db) => {
        db.run(sql`DELETE FROM audit_names WHERE seq = 3`);
        db.run(sql`INSERT INTO audit_names VALUES (3, 'salt', '{}')`);
      },
    ],
  ])('not when %s', async (_what, change) => {
    const { store, check } = await yearbook();
    expect(() => store.transact((db) => change(db, store))).toThrow(/Failed|abort|constraint|query/i);
    expect(await check()).toMatchObject({ rows: 12, anchor: null, finding: null });
  });

  test('rows of exactly 365 days are kept one moment longer', async () => {
    const { store } = await yearbook();
    store.transact((db) => {
      announce(db, store, 3, '2027-01-01T08:02:00.001Z');
      db.run(moved(3));
    });
    expect(store.read.all(sql`SELECT seq FROM audit_anchor`)).toEqual([{ seq: 3 }]);
  });
});

describe('a hand with the key of the database is found when it', () => {
  const trimmed = async () => {
    const { ports, store, trim, at } = await yearbook();
    at(366);
    trim();
    await store.close();
    return ports;
  };
  const freely = 'PRAGMA foreign_keys = OFF';

  test.each<[string, readonly string[], unknown]>([
    [
      'removes more rows than the program did',
      ['DELETE FROM audit WHERE seq = 4', 'DELETE FROM audit_names WHERE seq = 4'],
      { kind: 'removed', seq: 4 },
    ],
    [
      'removes more rows and moves the anchor',
      [
        'DROP TRIGGER audit_anchor_moves_on',
        'UPDATE audit_anchor SET seq = 5, hash = (SELECT hash FROM audit WHERE seq = 5)',
        'DELETE FROM audit WHERE seq <= 5',
        'DELETE FROM audit_names WHERE seq <= 5',
      ],
      { kind: 'anchor_changed', seq: 5 },
    ],
    [
      'takes the anchor away',
      ['DROP TRIGGER audit_anchor_stays', 'DELETE FROM audit_anchor'],
      { kind: 'anchor_changed', seq: 0 },
    ],
  ])('%s', async (_what, statements, finding) => {
    const ports = await trimmed();
    await tamperWith(ports, (run) => [freely, ...statements].forEach((statement) => run(statement)));
    expect((await verified(ports)).finding).toMatchObject(finding as object);
  });
});
