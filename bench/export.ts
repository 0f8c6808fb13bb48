/**
 * How long the export of everything takes, and how much memory: the verb of the command line in a process of its own, on a
 * store with many people.
 * Usage: node bench/export.ts [people, 2000 unless said] [audit rows of each, 20 unless said]
 * Prints the time in s, the files and MB of the zip, and the most memory that the process held, beside that of an export
 * of one person.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertAccount } from '#features/accounts/main/store.ts';
import { headlessPorts } from '#main/hosts/headless/ports.ts';
import { createAuditRecorder } from '#main/kernel/audit/recorder.ts';
import { openStore } from '#main/platform/db/open-store.ts';

const people = Number(process.argv[2] ?? 2000);
const rowsEach = Number(process.argv[3] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
const main = join(import.meta.dirname, '../src/main/hosts/headless/main.ts');
const peopleAtOnce = 100;
/**
 * Kilobytes of its own: what getrusage(2) tells of a child begins with what the parent held. Linux only.
 */
const tellMemory = `data:text/javascript,${encodeURIComponent(
  `import { readFileSync } from 'node:fs';
  process.on('exit', () => process.stderr.write(readFileSync('/proc/self/status', 'utf8').match(/VmHWM.*/)[0]));`,
)}`;

const storeAt = (name: string) => ({ dataDir: join(folder, name), keyFile: join(folder, `${name}.key`) });

/** A store with so many people, each with audit rows of what they did. */
async function fill(name: string, count: number): Promise<void> {
  const ports = {
    ...headlessPorts({ ...storeAt(name), mayCreateKey: true, startAt: undefined }),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  const opened = await openStore(ports);
  if (opened.state !== 'ok') throw new Error(`The store answered ${opened.state}.`);
  const { store } = opened;
  const record = createAuditRecorder({ ...ports, nameOf: () => 'Dana Whitlock', keepTime: () => {} });
  for (let from = 0; from < count; from += peopleAtOnce) {
    store.transact((db) => {
      for (let n = from; n < Math.min(from + peopleAtOnce, count); n += 1) {
        const id = ports.ids.next();
        insertAccount(db, {
          id,
          username: `person-${n}`,
          name: `Dana Whitlock ${n}`,
          email: `person-${n}@bank.example`,
          phone: null,
          staffNumber: null,
          passwordHash: '',
          roles: ['trainee'],
          at: ports.clock.now(),
        });
        for (let row = 0; row < rowsEach; row += 1) {
          record(db, store, {
            at: ports.clock.now(),
            action: 'report.viewed',
            actorId: id,
            subjectId: ports.ids.next(),
            outcome: 'done',
          });
        }
      }
    });
  }
  await store.close();
  await ports.workers.close();
  ports.machine.stop();
}

function exported(name: string): string {
  const { dataDir, keyFile } = storeAt(name);
  const out = join(folder, `${name}.zip`);
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', tellMemory, main, 'export', '--data', dataDir, '--key-file', keyFile, '--out', out],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`The export ended with ${status}: ${stdout}`);
  const { size: bytes } = statSync(out);
  const memory = Number(/VmHWM:\s+(\d+)/.exec(stderr)?.[1]) / 1024;
  return `${seconds.toFixed(1)} s, ${(bytes / 2 ** 20).toFixed(1)} MB, at most ${Math.round(memory)} MB of memory`;
}

try {
  for (const [name, count] of [
    ['one', 1],
    ['many', people],
  ] as const) {
    await fill(name, count);
    process.stdout.write(`${count} people with ${rowsEach} audit rows each: ${exported(name)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
