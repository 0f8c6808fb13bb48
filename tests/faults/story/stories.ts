import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { keyFileOf } from '../checks/invariants.ts';
import { hostArgs, recordHost, type KnownStore, type RecordedHost } from '../recording/record-host.ts';
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

async function makeEmptyFolder(folder: string): Promise<KnownStore> {
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

/** How a store comes to be, and what the recorded host is then asked to do with it. To step a new operation, add it here. */
export const stories = {
  'first start': { make: makeEmptyFolder, tell: firstStart },
  'start after an update': { make: makeOldStore, tell: afterUpdate },
  'working day': { make: makeSmallStore, tell: workingDay },
} as const satisfies Readonly<
  Record<
    string,
    {
      make: (folder: string, scratch: string) => Promise<KnownStore>;
      tell: (ledger: Ledger) => Promise<void>;
    }
  >
>;
export type StoryName = keyof typeof stories;
export const storyNames = Object.keys(stories) as readonly StoryName[];

export type RecordedStory = RecordedHost & { readonly store: KnownStore };

/** The real headless host does what a story tells, and all that it does to its folder is recorded. */
export async function recordStory(name: StoryName, scratch: string, inject?: string): Promise<RecordedStory> {
  const { make, tell } = stories[name];
  mkdirSync(scratch, { recursive: true });
  const store = await make(join(scratch, 'store'), scratch);
  const o = { scratch, ...(inject === undefined ? {} : { inject }) };
  return { ...(await recordHost(store, o, tell)), store };
}
