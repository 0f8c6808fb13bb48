import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/project-root.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { keyFileOf, type Expected } from '../checks/invariants.ts';
import { differences, readImage } from '../disk/disk-image.ts';
import type { CoreWrite } from '../story/core-write.ts';
import { ledgerOf, type Ledger } from '../story/ledger.ts';
import { recordScript } from './record-script.ts';
import { recorderOf } from './recorder.ts';
import { endOf, type Recording } from './recording.ts';

/** A store in `folder/data`, its key in `folder/keychain`, and what is known to be in it. */
export type KnownStore = {
  readonly folder: string;
  readonly effects: ReadonlySet<string>;
  /** What it may show beside that, and need not. */
  readonly mayShow?: ReadonlySet<string>;
};

export const hostArgs = (folder: string): string[] => {
  const data = ['--data', join(folder, 'data')];
  return [...data, '--key-file', keyFileOf(folder)];
};

export type RecordedHost = {
  readonly recording: Recording;
  /** What must be in the store, and what may be, once so many events have happened. */
  readonly expectedAfter: (events: number) => Expected;
  /** The exit code of the host; `null` where it was killed. */
  readonly exitCode: number | null;
};

/** What is needed to step through a run. `goesBack`: it put an earlier store in the place of a later one. */
export type SteppedRun = Pick<RecordedHost, 'recording' | 'expectedAfter'> & { readonly goesBack?: boolean };

/** Which effects the recorded host had acknowledged, and after how many events. */
function acknowledgements(
  { events }: Recording,
  asked: ReadonlyMap<number, CoreWrite>,
): readonly (readonly [after: number, effects: readonly string[]])[] {
  return events.flatMap((event, index) => {
    if (event.kind !== 'said') return [];
    const { id, part, ...reply } = JSON.parse(event.line);
    const effects = asked.get(id)?.acknowledgedBy(part === undefined ? { reply } : { part }) ?? [];
    return effects.length === 0 ? [] : [[index + 1, effects] as const];
  });
}

/**
 * Runs the real headless host on a store under strace, has `story` call it, and answers all that it did to the folder;
 * throws where that, put together, is not what lies there in the end.
 * `inject` is one more instruction to strace.
 */
export async function recordHost(
  store: KnownStore,
  o: { scratch: string; inject?: string; args?: readonly string[] },
  story: (ledger: Ledger) => Promise<void>,
): Promise<RecordedHost> {
  mkdirSync(o.scratch, { recursive: true });
  const recorder = recorderOf({ ...o, folder: store.folder, cwd: projectRoot.replace(/\/$/, '') });
  const host = startHeadless([...hostArgs(store.folder), ...(o.args ?? [])], recorder.through);
  const ledger = ledgerOf(host);
  await story(ledger);
  const exitCode = await host.end();
  const recording = recorder.finish();
  const missed = differences(endOf(recording), readImage(store.folder));
  if (missed.length > 0) throw new Error(`The recording does not tell all of ${missed.join(', ')}.`);
  const acknowledged = acknowledgements(recording, ledger.asked);
  const asked = new Set([
    ...store.effects,
    ...(store.mayShow ?? []),
    ...[...ledger.asked.values()].flatMap(({ effects }) => effects),
  ]);
  return {
    recording,
    exitCode,
    expectedAfter: (events) => {
      const known = acknowledged.filter(([after]) => after <= events).flatMap(([, effects]) => effects);
      return { acknowledged: new Set([...store.effects, ...known]), asked };
    },
  };
}

/** The same for a verb of the command line with its own options, which acknowledges by its end. */
export async function recordVerb(
  store: KnownStore,
  o: { scratch: string; inject?: string },
  verb: readonly string[],
): Promise<RecordedHost> {
  const main = join('src', 'main', 'hosts', 'headless', 'main.ts');
  const recording = await recordScript([main, ...verb, ...hostArgs(store.folder)], {
    ...o,
    folder: store.folder,
  });
  const asked = new Set([...store.effects, ...(store.mayShow ?? [])]);
  return { recording, exitCode: 0, expectedAfter: () => ({ acknowledged: store.effects, asked }) };
}
