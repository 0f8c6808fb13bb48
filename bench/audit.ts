/**
 * How fast the audit is checked and read: a store on disk with many rows, in this process.
 * Usage: node bench/audit.ts [rows, 100000 unless said]
 * Prints rows a second of a check, for how long the thread answered nobody meanwhile, and how long a page of
 * the list, a person's activity and a CSV file take, in ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createApp } from '#main/app.ts';
import { headlessPorts } from '#main/hosts/headless/ports.ts';
import { createAuditRecorder } from '#main/kernel/audit/recorder.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { mostExported } from '#features/audit/contract.ts';

const rows = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const ports = {
  ...headlessPorts({
    dataDir: join(folder, 'data'),
    keyFile: join(folder, 'key'),
    mayCreateKey: true,
    startAt: undefined,
  }),
  log: silent,
};
const caller = { windowId: 'bench' };
const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };

type Dispatch = Awaited<ReturnType<typeof createApp>>['dispatch'];
const need = async (dispatch: Dispatch, op: string, input: object = {}): Promise<Record<string, unknown>> => {
  const reply = await dispatch(caller, op, input);
  if (!reply.ok) throw new Error(`${op} answered ${JSON.stringify(reply.error)}`);
  return reply.data as Record<string, unknown>;
};

/** Rows of the last three hundred days, written as the program writes them, but a thousand to a commit. */
async function fill(actorId: string): Promise<void> {
  const opened = await openStore(ports);
  if (opened.state !== 'ok') throw new Error(`The store answered ${opened.state}.`);
  const { store } = opened;
  const record = createAuditRecorder({ ...ports, nameOf: () => 'Tomas Reyes', keepTime: () => {} });
  const first = Date.now() - 300 * 86_400_000;
  const step = (300 * 86_400_000) / rows;
  for (let from = 0; from < rows; from += 1000) {
    store.transact((db) => {
      for (let n = from; n < Math.min(from + 1000, rows); n += 1) {
        record(db, store, {
          at: new Date(first + n * step),
          action: n % 4 === 0 ? 'session.signedIn' : 'report.viewed',
          actorId,
          subjectId: actorId,
          subjectType: n % 4 === 0 ? 'account' : 'report',
          outcome: n % 50 === 0 ? 'refused' : 'done',
          details: { n },
        });
      }
    });
  }
  await store.close();
}

try {
  const before = await createApp(ports);
  await need(before.dispatch, 'accounts.createFirstAdmin', admin);
  const { id } = await need(before.dispatch, 'accounts.me');
  await before.close();
  await fill(String(id));

  const app = await createApp(ports);
  await need(app.dispatch, 'accounts.signIn', { identifier: admin.username, password: admin.password });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const checked = await need(app.dispatch, 'audit.verify');
  delay.disable();
  const tookMs = Number(checked['tookMs']);
  if (checked['finding'] !== null) throw new Error('The record is not whole.');
  console.log(
    `check: ${Number(checked['rows'])} rows in ${tookMs} ms, ${Math.round((Number(checked['rows']) / tookMs) * 1000)} rows/s`,
  );
  const standstill = [delay.percentile(50), delay.percentile(99), delay.max].map((ns) =>
    (ns / 1e6).toFixed(1),
  );
  console.log(`standstill meanwhile: p50, p99 and longest ${standstill.join(', ')} ms`);

  const day = new Date(Date.now() - 150 * 86_400_000).toISOString().slice(0, 10);
  const asked: readonly (readonly [string, string, object])[] = [
    ['list, first page', 'audit.list', {}],
    ['list, last page', 'audit.list', { page: Math.ceil(rows / 100) }],
    ['list, 1,000 rows', 'audit.list', { pageSize: 1000 }],
    ['list, one person', 'audit.list', { personId: id }],
    ['list, one action', 'audit.list', { action: 'session.signedIn' }],
    ['list, refused', 'audit.list', { outcome: 'refused' }],
    [
      'list, all filters',
      'audit.list',
      { personId: id, action: 'report.viewed', outcome: 'refused', from: day },
    ],
    ['activity, 30 days', 'audit.summary', {}],
    ['activity, 90 days', 'audit.summary', { days: 90 }],
  ];
  for (const [what, op, input] of asked) {
    const took: number[] = [];
    for (let call = 0; call < 20; call += 1) {
      const from = performance.now();
      await need(app.dispatch, op, input);
      took.push(performance.now() - from);
    }
    took.sort((one, other) => one - other);
    console.log(`${what.padEnd(20)} p50 ${took[10]?.toFixed(1)} ms, worst ${took.at(-1)?.toFixed(1)} ms`);
  }
  if (rows < mostExported) {
    const from = performance.now();
    const { content } = await need(app.dispatch, 'audit.exportCsv');
    const mb = (content as Uint8Array).byteLength / 2 ** 20;
    console.log(`CSV: ${mb.toFixed(1)} MB in ${Math.round(performance.now() - from)} ms`);
  }
  await app.close();
} finally {
  rmSync(folder, { recursive: true });
}
