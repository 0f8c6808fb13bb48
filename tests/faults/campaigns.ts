import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgingEarly, withoutSyncs } from './controls/weakened.ts';
import { changeStore } from '#tests/support/read-store.ts';
import { portsOf } from './checks/invariants.ts';
import { damageFiles } from './damage-files.ts';
import { killAtEachCall } from './kill-at-each-call.ts';
import { killAtRandom } from './kill-at-random.ts';
import { killQueueAtEachCall, recordQueue } from './kill-import-queue.ts';
import { killWhileRecovering } from './kill-while-recovering.ts';
import { longestLogOf } from './longest-log.ts';
import { losePower } from './lose-power.ts';
import { meetErrors } from './meet-errors.ts';
import { mixFiles } from './mix-files.ts';
import { copyStore, makeSmallStore, recordStory, storyNames } from './story/stories.ts';
import type { Tally } from './tally.ts';

/** How far a campaign is to go, and what it tells of on its way. */
export type Extent = {
  readonly cycles: number;
  readonly seed: number;
  readonly onPart: (part: Tally) => void;
};

/** One kind of fault, tried for hours. */
export type Campaign = {
  readonly fault: string;
  /** Cycles of the whole run; 0 where it is all points that there are. */
  readonly cycles: number;
  readonly run: (scratch: string, extent: Extent) => Promise<void>;
  /** The same against something worse than Drillroom: it has to find something. */
  readonly control: (scratch: string) => Promise<Tally>;
};

const fresh = (scratch: string): string => {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  return scratch;
};
const day = (scratch: string) => recordStory('working day', fresh(join(scratch, 'day')));

/**
 * A store grows over its kills. A sign-in that is killed uses up one of twenty, which come back only while the program
 * runs: after so many kills another store is taken.
 */
export const killsOfOneStore = 25;

export const campaigns: Readonly<Record<string, Campaign>> = {
  kill: {
    fault: 'kill -9 at a random moment of one growing store',
    cycles: 5000,
    run: async (scratch, { cycles, seed, onPart }) => {
      const small = await makeSmallStore(join(fresh(scratch), 'store'));
      for (let done = 0; done < cycles; done += killsOfOneStore) {
        const store = copyStore(small, join(scratch, `store-${done}`));
        const count = Math.min(killsOfOneStore, cycles - done);
        onPart(await killAtRandom(store, { count, seed: seed + done }));
        rmSync(store.folder, { recursive: true });
      }
    },
    control: async (scratch) => {
      const store = await makeSmallStore(join(fresh(scratch), 'store'));
      const log = join(store.folder, 'data', 'store.db-wal');
      return killAtRandom(store, { count: 5, seed: 3 }, () => rmSync(log, { force: true }));
    },
  },
  step: {
    fault: 'kill -9 at each call of every story',
    cycles: 0,
    run: async (scratch, { onPart }) => {
      for (const name of storyNames) {
        const recorded = await recordStory(name, fresh(join(scratch, 'recorded')));
        onPart(await killAtEachCall(recorded, join(scratch, 'killed')));
      }
    },
    control: async (scratch) =>
      killAtEachCall(acknowledgingEarly(await day(scratch), 6), join(scratch, 'killed'), {
        untilBroken: true,
      }),
  },
  queue: {
    fault: 'kill -9 at each call of an import through the queue, and a restart that works it off',
    cycles: 0,
    run: async (scratch, { onPart }) => {
      const recorded = await recordQueue(fresh(join(scratch, 'recorded')));
      onPart(await killQueueAtEachCall(recorded, join(scratch, 'killed')));
    },
    control: async (scratch) =>
      killQueueAtEachCall(await recordQueue(fresh(join(scratch, 'recorded'))), join(scratch, 'killed'), {
        stride: 100,
        between: (folder) =>
          changeStore(portsOf(folder), (run) => run('DELETE FROM import_pieces WHERE ordinal = 0')),
      }),
  },
  recovery: {
    fault: 'a fault during the recovery from a kill',
    cycles: 0,
    run: async (scratch, { seed, onPart }) => {
      for (const name of storyNames) {
        const recorded = await recordStory(name, fresh(join(scratch, 'recorded')));
        onPart(await killWhileRecovering(recorded, fresh(join(scratch, 'again')), { count: 12, seed }));
      }
    },
    control: async (scratch) =>
      killWhileRecovering(acknowledgingEarly(await day(scratch), 40), join(scratch, 'again'), {
        count: 4,
        seed: 1,
      }),
  },
  power: {
    fault: 'power loss',
    cycles: 20_000,
    run: async (scratch, { cycles, seed, onPart }) => {
      const perStory = Math.ceil(cycles / storyNames.length);
      for (const [index, name] of storyNames.entries()) {
        const recorded = await recordStory(name, fresh(join(scratch, 'recorded')));
        onPart(await losePower(recorded, join(scratch, 'left'), { count: perStory, seed: seed + index }));
      }
    },
    control: async (scratch) =>
      losePower(
        withoutSyncs(await day(scratch), () => true),
        join(scratch, 'left'),
        { count: 60, seed: 1 },
      ),
  },
  damage: {
    fault: 'a damaged page or file',
    cycles: 10_000,
    run: async (scratch, { cycles, seed, onPart }) => {
      const images = longestLogOf(await day(scratch));
      const paths = ['data/store.db', 'data/store.db-wal', 'data/store.head', 'data/store.json'];
      onPart(await damageFiles(images, paths, join(scratch, 'harmed'), { count: cycles, seed }));
    },
    control: async (scratch) => {
      const images = longestLogOf(await day(scratch)).map((known) => ({ ...known, digest: 'another' }));
      return damageFiles(images, ['data/store.head'], join(scratch, 'harmed'), { count: 20, seed: 1 });
    },
  },
  mixed: {
    fault: 'files of different moments',
    cycles: 5000,
    run: async (scratch, { cycles, seed, onPart }) =>
      onPart(await mixFiles(await day(scratch), join(scratch, 'mixed'), { count: cycles, seed })),
    control: async (scratch) => {
      const recorded = await day(scratch);
      const expectedAfter = () => recorded.expectedAfter(recorded.recording.events.length);
      return mixFiles({ ...recorded, expectedAfter }, join(scratch, 'mixed'), { count: 60, seed: 1 });
    },
  },
  errors: {
    fault: 'EIO and ENOSPC at each call, once and for ever',
    cycles: 0,
    run: async (scratch, { onPart }) => {
      const small = await makeSmallStore(join(fresh(scratch), 'small'));
      for (const kind of ['add a person', 'submit an answer', 'import'] as const) {
        const store = copyStore(small, join(scratch, kind, 'store'));
        onPart(await meetErrors(store, kind, { stride: 1 }));
      }
    },
    control: async (scratch) => {
      const store = await makeSmallStore(join(fresh(scratch), 'store'));
      return meetErrors(store, 'add a person', { stride: 12, isBelieved: ({ ok }) => !ok });
    },
  },
};
