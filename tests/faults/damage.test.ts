import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeStore } from '#tests/support/read-store.ts';
import { sharedStoreFolder, storeFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';
import { answerOrWhole } from './checks/answer-or-whole.ts';
import { portsOf } from './checks/invariants.ts';
import { damageFiles, type KnownImage } from './damage-files.ts';
import { readImage, writeImage } from './disk/disk-image.ts';
import { longestLogOf } from './longest-log.ts';
import { mixFiles } from './mix-files.ts';
import { hostArgs, recordHost } from './recording/record-host.ts';
import { addPerson, importDocument } from './story/core-write.ts';
import { ledgerOf } from './story/ledger.ts';
import { makeSmallStore, recordStory, signIn, type RecordedStory } from './story/stories.ts';

const scratch = sharedStoreFolder();
let day: RecordedStory;
let images: readonly KnownImage[];

beforeAll(async () => {
  day = await recordStory('working day', join(scratch(), 'day'));
  images = longestLogOf(day);
});

describe('a damaged file', () => {
  test('of the database or its log is told, or did not matter: 150 times', async () => {
    const paths = ['data/store.db', 'data/store.db-wal'];
    const { broken, states } = await damageFiles(images, paths, storeFolder(), { count: 150, seed: 5 });
    expect(broken).toEqual([]);
    expect([...states.keys()]).toEqual(expect.arrayContaining(['corrupt', 'rolled_back']));
  });

  test('that nothing tells from the one that was closed is told to whoever reads it: 60 times', async () => {
    const { broken, states } = await damageFiles(images.slice(0, 1), ['data/store.db'], storeFolder(), {
      count: 60,
      seed: 12,
      behindTheMark: true,
    });
    expect(broken).toEqual([]);
    expect([...states.keys()]).toContain('ok');
  });

  test('beside the database is told, or did not matter: 40 times', async () => {
    const { broken } = await damageFiles(images, ['data/store.head', 'data/store.json'], storeFolder(), {
      count: 40,
      seed: 6,
    });
    expect(broken).toEqual([]);
  });

  test('turns red when a row was changed and the pages are right', async () => {
    const folder = storeFolder();
    const [known] = images;
    if (known === undefined) throw new Error('There is no image.');
    writeImage(known.image, folder);
    await changeStore(portsOf(folder), (run) => run(`UPDATE documents SET words = words + 1`));
    const image = readImage(folder);
    const { problems } = await answerOrWhole(folder, image, {
      states: ['corrupt'],
      expected: known.expected,
      digest: 'of before',
    });
    expect(problems).toEqual(['silently wrong: it opens with other contents']);
  });
});

describe('files of different moments', () => {
  test('are told, or hold all that their commit heads vouch for: 150 times', async () => {
    const { broken, states } = await mixFiles(day, storeFolder(), { count: 150, seed: 8 });
    expect(broken).toEqual([]);
    expect([...states.keys()]).toEqual(expect.arrayContaining(['ok', 'rolled_back']));
  });

  test('turn red when database, head and keychain are all put back: nothing is left that could tell', async () => {
    const whole = { ...day, expectedAfter: () => day.expectedAfter(day.recording.events.length) };
    const { broken } = await mixFiles(whole, storeFolder(), { count: 30, seed: 9 });
    expect(broken.map(({ what }) => what)).toContainEqual(expect.stringContaining('lost'));
  });

  test('are told where the database is from before its write-ahead log was begun', async () => {
    const folder = join(storeFolder(), 'store');
    const first = await makeSmallStore(folder);
    const database = readImage(folder).get('data/store.db');
    const host = startHeadless(hostArgs(folder));
    const ledger = ledgerOf(host);
    await ledger.call('accounts.signIn', signIn);
    await ledger.write(importDocument(2));
    await host.end();
    const store = { folder, effects: new Set([...first.effects, ...ledger.acknowledged]) };
    const scratch = join(folder, '..', 'scratch');
    const later = await recordHost(store, { scratch }, async ({ call, write }) => {
      await call('accounts.signIn', signIn);
      await write(addPerson(2));
    });
    const [, unfolded] = longestLogOf(later);
    if (unfolded === undefined || database === undefined) throw new Error('There is no image.');
    const image = new Map([...unfolded.image, ['data/store.db', database] as const]);
    writeImage(image, folder);
    const { expected } = unfolded;
    const states = ['rolled_back', 'corrupt'] as const;
    const { state, problems } = await answerOrWhole(folder, image, { states, expected, digest: null });
    expect([state, problems]).toEqual(['corrupt', []]);
  });
});
