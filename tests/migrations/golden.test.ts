import { chmodSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMigrations } from '#main/platform/db/migrate.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { countRows, readGolden } from '../../tools/golden/golden.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';

const golden = join(import.meta.dirname, 'golden');
const names = readdirSync(golden, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const today = loadMigrations(join(import.meta.dirname, '../../migrations')).length;
const dayMs = 86_400_000;

/** What a start or a sign-in writes anew; everything else has exactly the rows that it had. */
const grows = new Set(['applied_migrations', 'audit', 'audit_names']);
const ofTheIndex = /_fts(?:_|$)/u;

test('there are stores of versions before', () => expect(names.length).toBeGreaterThan(0));

test.each(names)(
  'the store %s opens in this version with every row, and everybody comes in',
  async (name) => {
    const dir = temporaryFolder();
    const [data, key] = [join(dir, 'data'), join(dir, 'key')];
    const { schema, at, people, rows } = readGolden(join(golden, name));
    for (const file of ['store.db', 'store.json', 'store.head'])
      cpSync(join(golden, name, file), join(data, file));
    cpSync(join(golden, name, 'key'), key);
    for (const file of [key, join(data, 'store.db')]) chmodSync(file, 0o600);

    const dayAfter = new Date(Date.parse(at) + dayMs).toISOString();
    const host = startHeadless(['--data', data, '--key-file', key, '--clock', dayAfter]);
    expect(await host.call('system.opening')).toMatchObject({ data: { state: 'ok', firstRun: false } });
    for (const { username: identifier, password } of people.toReversed()) {
      expect(await host.call('accounts.signIn', { identifier, password })).toMatchObject({ ok: true });
      const { version } = ((await host.call('myData.notice')) as { data: { version: string } }).data;
      await host.call('accounts.acceptNotice', { version });
    }
    expect(await host.call('audit.verify')).toMatchObject({ data: { finding: null } });
    expect(await host.end()).toBe(0);

    const after = await countRows(data, key);
    expect(after.schema).toBe(today);
    for (const [table, count] of Object.entries(rows)) {
      if (ofTheIndex.test(table)) continue;
      if (grows.has(table)) expect(after.rows[table], table).toBeGreaterThanOrEqual(count);
      else expect(after.rows[table], table).toBe(count);
    }
    const backups = schema === today ? [] : readdirSync(join(data, 'backups'));
    expect(backups.filter((one) => one.endsWith('before_update'))).toHaveLength(schema === today ? 0 : 1);
  },
);
