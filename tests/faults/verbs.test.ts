import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { createCodes } from '#features/accounts/main/codes/codes.ts';
import { commandLineRecorder } from '#main/hosts/headless/verbs/record-by-command-line.ts';
import { verbs } from '#main/hosts/headless/verbs/registry.ts';
import { createSteadyClock } from '#main/kernel/steady/steady-clock.ts';
import { isPartial } from '#main/platform/db/atomic-write.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { peoplesCodes } from '#main/platform/password/peoples-codes.ts';
import type { Store } from '#main/platform/db/store.ts';
import { provisionStore } from '#main/wire-provision.ts';
import { sharedStoreFolder } from '#tests/support/temporary-folder.ts';
import { effectsIn, halvesIn } from './checks/effects.ts';
import { brokenInvariants, portsOf } from './checks/invariants.ts';
import { writtenInTheClear } from './checks/plaintext.ts';
import { writeImage } from './disk/disk-image.ts';
import { killAtEachCall } from './kill-at-each-call.ts';
import { losePower } from './lose-power.ts';
import { hostArgs, recordVerb, type KnownStore, type RecordedHost } from './recording/record-host.ts';
import { killPoints, type KillPoint } from './recording/recording.ts';
import { marker } from './story/core-write.ts';
import { makeEmptyFolder, makeSmallStore } from './story/stories.ts';

const outOf = ({ folder }: Pick<KnownStore, 'folder'>): string => join(folder, 'out');
const leavesPartial = ({ image }: KillPoint): boolean =>
  [...image.keys()].some((path) => path.startsWith('out/') && isPartial(basename(path)));

describe('an export that is killed at any of its calls, or loses power,', () => {
  const scratch = sharedStoreFolder();

  test('loses nothing, and the next opening removes what it left of its file', async () => {
    const store = await makeSmallStore(join(scratch(), 'store'));
    mkdirSync(outOf(store));
    const out = join(outOf(store), 'export.zip');
    const recorded = await recordVerb(store, { scratch: scratch() }, ['export', '--out', out]);
    expect(readdirSync(outOf(store))).toEqual(['export.zip']);
    expect([...killPoints(recorded.recording)].filter(leavesPartial).length).toBeGreaterThan(5);
    // In the same place: what is noted of the file is its whole path.
    expect((await killAtEachCall(recorded, store.folder)).broken).toEqual([]);
    expect((await losePower(recorded, store.folder, { count: 60, seed: 8 })).broken).toEqual([]);
  });
});

describe('a set-up by IT that is killed at any of its calls', () => {
  const scratch = sharedStoreFolder();
  const admin = { name: `Tomas ${marker}`, username: 't.reyes', email: null, staffNumber: null };
  const asked = new Set([`person ${admin.username}`, 'recovery code 1']);
  const nobody = new Set<string>();
  const place = { program: 'Drillroom tests', machine: 'PC-17', osUser: 'petra' };
  const { name, username } = admin;

  const record = async (): Promise<KnownStore & { readonly run: RecordedHost; readonly args: string[] }> => {
    const known = await makeEmptyFolder(join(scratch(), 'store'));
    mkdirSync(outOf(known));
    const file = join(scratch(), 'provision.json');
    writeFileSync(file, JSON.stringify({ admin: { name, username } }));
    const args = ['--file', file, '--out', join(outOf(known), 'codes')];
    const store = { ...known, mayShow: asked };
    return { ...store, args, run: await recordVerb(store, { scratch: scratch() }, ['provision', ...args]) };
  };

  const fits = (store: Store, code: string): boolean => {
    const { clock, random } = portsOf('');
    const steady = createSteadyClock(clock);
    steady.attach(store.read);
    const made = (kind: 'personal' | 'oneTime') => peoplesCodes(kind, random, store.keys.pepper);
    const codes = createCodes({
      clock,
      steadyMs: steady.nowMs,
      personalCodes: made('personal'),
      oneTimeCodes: made('oneTime'),
    });
    const accounts = store.read.all<{ id: string }>(sql`SELECT id FROM accounts`);
    return accounts.length === 1 && codes.fitsOneTime(store.read, accounts[0]?.id ?? '', code);
  };

  /** What the next run makes of it, and what is wrong with that. */
  const runAgain = async (folder: string): Promise<{ readonly kind: string; readonly wrong: string[] }> => {
    const ports = { ...portsOf(folder), place };
    const opened = await openStore(ports);
    if (opened.state !== 'ok') return { kind: opened.state, wrong: [`closed: ${opened.state}`] };
    const { store } = opened;
    try {
      const isThere = effectsIn(store.read).size > 0;
      const halves = halvesIn(store.read);
      const done = await provisionStore({ ...ports, store }, { admin, settings: {} }, (nameOf) =>
        commandLineRecorder(ports, store, nameOf),
      );
      if (!('setUp' in done)) return { kind: done.kind, wrong: [`refused: ${done.kind}`] };
      const isAsItWas = done.kind === (isThere ? 'renewed' : 'made');
      return {
        kind: done.kind,
        wrong: [
          ...halves,
          ...(isAsItWas ? [] : [`${done.kind}, although somebody was ${isThere ? '' : 'not '}there`]),
          ...(fits(store, done.setUp.code) ? [] : ['its code lets nobody in']),
        ],
      };
    } finally {
      await store.close();
    }
  };

  test('leaves nobody or the whole admin, and the next run of it ends with codes that work', async () => {
    const { folder, run, args } = await record();
    expect(writtenInTheClear(run.recording)).toEqual([]);
    const points = [...killPoints(run.recording)];
    expect(points.length).toBeGreaterThan(150);
    const broken: string[] = [];
    const kinds = new Set<string>();
    for (const { after, image } of points) {
      writeImage(image, folder);
      const { kind, wrong } = await runAgain(folder);
      kinds.add(kind);
      const afterwards = await brokenInvariants(folder, { acknowledged: nobody, asked });
      broken.push(...[...wrong, ...afterwards].map((what) => `killed after ${after}: ${what}`));
    }
    expect(broken).toEqual([]);
    expect([...kinds].toSorted()).toEqual(['made', 'renewed']);

    // The verb itself: where the file of the codes was finished, it says so and leaves it; else it makes it.
    const [first, half, last] = [points[0], points.find(leavesPartial), points.at(-1)];
    const said = [];
    for (const point of [first, half, last]) {
      writeImage(point?.image ?? new Map(), folder);
      const out: string[] = [];
      const all = [...args, ...hostArgs(folder)];
      await verbs.get('provision')?.run(all, { out: (line) => void out.push(line), err: () => {} });
      const { ok, result, why } = JSON.parse(out[0] ?? '{}');
      said.push([ok, result ?? why, readdirSync(outOf({ folder }))]);
    }
    expect(said).toEqual([
      [true, 'made', ['codes']],
      [true, 'renewed', ['codes']],
      [false, 'out_exists', ['codes']],
    ]);
  });
});
