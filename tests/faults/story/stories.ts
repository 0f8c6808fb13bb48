import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { keyFileOf } from '../checks/invariants.ts';
import {
  hostArgs,
  recordHost,
  recordVerb,
  type KnownStore,
  type RecordedHost,
} from '../recording/record-host.ts';
import {
  addPerson,
  admin,
  changeSetting,
  failSignIn,
  finishSession,
  firstAdmin,
  importDocument,
  rotateRecoveryCode,
  startSession,
  submitAnswer,
} from './core-write.ts';
import { ledgerOf, type Ledger } from './ledger.ts';
import { makeOldStore } from './old-store.ts';

export const signIn = { identifier: admin.username, password: admin.password };

/** The first start, which makes the store. */
async function firstStart({ write }: Ledger): Promise<void> {
  await write(firstAdmin());
}

/** The first start after an update: the schema is brought up to date. */
async function afterUpdate({ call }: Ledger): Promise<void> {
  await call('system.opening');
}

/** Each of the core writes once, between the opening and the close. */
async function workingDay({ call, write }: Ledger): Promise<void> {
  await write(failSignIn(1));
  await call('accounts.signIn', signIn);
  const started = await write(startSession());
  if (!started.ok) throw new Error(`No session was started: ${started.error.code}`);
  const { id } = started.data as { id: string };
  await write(submitAnswer(id, 1));
  await write(importDocument(2));
  await write(addPerson(1));
  await write(changeSetting(1));
  await write(rotateRecoveryCode(1));
  await write(finishSession(id));
}

/** Where there is no store yet. */
export async function makeEmptyFolder(folder: string): Promise<KnownStore> {
  mkdirSync(dirname(keyFileOf(folder)), { recursive: true });
  return { folder, effects: new Set() };
}

/** A store of one admin and one document, closed: the smallest in which the core writes can be made. */
export async function makeSmallStore(folder: string): Promise<KnownStore> {
  await makeEmptyFolder(folder);
  const host = startHeadless(hostArgs(folder));
  const ledger = ledgerOf(host);
  await ledger.write(firstAdmin());
  await ledger.write(importDocument(1));
  const code = await host.end();
  if (code !== 0) throw new Error(`The host ended with ${code}: ${host.errors()}`);
  return { folder, effects: ledger.acknowledged };
}

/** The same store once more. */
export function copyStore({ folder, effects }: KnownStore, to: string): KnownStore {
  cpSync(folder, to, { recursive: true });
  return { folder: to, effects };
}

/** A backup, made beside everything else that the host does. */
async function makeBackup({ call }: Ledger): Promise<void> {
  await call('accounts.signIn', signIn);
  await call('backups.make');
}

/** A store with a backup, and one person who came later. Only what the backup holds is sure to be there from now on. */
async function makeBackedUpStore(folder: string): Promise<KnownStore> {
  const store = await makeSmallStore(folder);
  const host = startHeadless(hostArgs(folder));
  const ledger = ledgerOf(host);
  await makeBackup(ledger);
  await ledger.write(addPerson(9));
  await host.end();
  return { ...store, mayShow: ledger.acknowledged };
}

/** The store of the backup takes the place of the one in use. */
async function goBack({ call }: Ledger): Promise<void> {
  await call('accounts.signIn', signIn);
  const { backups } = (await call('backups.list')) as { backups: readonly { name: string }[] };
  await call('backups.restore', { kept: { kind: 'backup', name: backups[0]?.name } });
  await call('system.opening');
}

type Story = {
  readonly make: (folder: string, scratch: string) => Promise<KnownStore>;
  /** What the host is asked to do; or the verb that is run. */
  readonly tell: ((ledger: Ledger) => Promise<void>) | string;
  /** How many openings it takes until one changes nothing; one unless said. */
  readonly openingsToSettle?: number;
  /** It puts an earlier store in the place of a later one: one number of commits may stand for two contents. */
  readonly goesBack?: true;
};

/** How a store comes to be, and what is then done with it. To step a new operation, add it here. */
export const stories = {
  'first start': { make: makeEmptyFolder, tell: firstStart },
  'start after an update': { make: makeOldStore, tell: afterUpdate },
  'working day': { make: makeSmallStore, tell: workingDay },
  // The keychain keeps the key before until the new one has opened the store twice (0168).
  'new keys': { make: makeSmallStore, tell: 'rekey', openingsToSettle: 2 },
  backup: { make: makeSmallStore, tell: makeBackup },
  restore: { make: makeBackedUpStore, tell: goBack, goesBack: true },
} as const satisfies Readonly<Record<string, Story>>;
export type StoryName = keyof typeof stories;
export const storyNames = Object.keys(stories) as readonly StoryName[];
/** Those that every `npm test` goes through; the others take their time in `npm run faults:long`. */
export const shortStories = ['first start', 'start after an update', 'working day', 'new keys'] as const;

export type RecordedStory = RecordedHost & { readonly store: KnownStore; readonly goesBack: boolean };

/** The real headless host does what a story tells, and all that it does to its folder is recorded. */
export async function recordStory(name: StoryName, scratch: string, inject?: string): Promise<RecordedStory> {
  const story: Story = stories[name];
  mkdirSync(scratch, { recursive: true });
  const store = await story.make(join(scratch, 'store'), scratch);
  const o = { scratch, ...(inject === undefined ? {} : { inject }) };
  const recorded =
    typeof story.tell === 'string'
      ? await recordVerb(store, o, [story.tell])
      : await recordHost(store, o, story.tell);
  const { openingsToSettle = 1, goesBack = false } = story;
  const expectedAfter: RecordedHost['expectedAfter'] = (events) => ({
    ...recorded.expectedAfter(events),
    openingsToSettle,
  });
  return { ...recorded, expectedAfter, store, goesBack };
}
