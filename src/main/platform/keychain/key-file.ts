import { timingSafeEqual } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { atomicWrite, removePartials } from '../db/atomic-write.ts';
import type { KeyVault, VaultAnswer, VaultItem } from '../ports.ts';

const largest = 4096;
const content =
  /^drillroom-key 1 (?<storeId>\S+) (?<key>[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)(?:\nhead (?<head>[A-Za-z0-9+/]+={0,2}))?(?:\nsignIn (?<signIn>[A-Za-z0-9+/]+={0,2}))?\n?$/;

/** One call after the other: each writes the file as a whole, with what it found in it. */
function inTurn<A extends unknown[]>(call: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const turn = before.then(() => call(...args));
    before = turn.catch(() => undefined);
    return turn;
  };
}

/** What may stand beside the key, in this order. */
const beside = ['head', 'signIn'] as const satisfies readonly VaultItem[];

const keyBytes = 32;
const keysIn = (secret: Uint8Array): string[] =>
  Array.from({ length: secret.length / keyBytes }, (_, index) =>
    Buffer.from(secret.subarray(index * keyBytes, (index + 1) * keyBytes)).toString('base64'),
  );
/** One of the keys stays, so that what it opens is not lost. */
const sharesKey = (held: Uint8Array, given: Uint8Array): boolean =>
  keysIn(held).some((key) => keysIn(given).includes(key));

const unavailable = (cause: string): VaultAnswer => ({ kind: 'unavailable', cause });

function read(file: string, storeId: string, item: VaultItem): VaultAnswer {
  const info = lstatSync(file, { throwIfNoEntry: false });
  if (info === undefined) return { kind: 'absent' };
  if (!info.isFile() || info.size > largest) return unavailable('The key file is not a key file.');
  if (process.platform !== 'win32' && (info.mode & 0o077) !== 0) {
    return unavailable('Other users of this PC can read the key file: its mode must be 0600.');
  }
  const found = content.exec(readFileSync(file, 'utf8'))?.groups;
  if (found === undefined) return unavailable('The key file is not a key file.');
  if (found['storeId'] !== storeId) return unavailable('The key file belongs to another store.');
  const secret = found[item];
  return secret === undefined
    ? { kind: 'absent' }
    : { kind: 'found', secret: Uint8Array.from(Buffer.from(secret, 'base64')) };
}

/**
 * A file in the place of a keychain, for a process without a desktop. One file holds the key of one store, and on lines
 * of their own the copy of its commit head and the token of a kept sign-in. It is made, for its owner only, when
 * `mayCreate`. While the keys of a store are replaced it holds both master keys; otherwise a key that is in it is never
 * written over.
 */
export function keyFile({
  file,
  mayCreate,
}: {
  readonly file: string;
  readonly mayCreate: boolean;
}): KeyVault {
  const get = async (storeId: string, item: VaultItem): Promise<VaultAnswer> => {
    try {
      return read(file, storeId, item);
    } catch (error) {
      return unavailable(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
    }
  };
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const write = (
    storeId: string,
    key: Uint8Array,
    rest: Partial<Record<VaultItem, Uint8Array>>,
  ): Promise<void> => {
    const lines = beside.flatMap((item) => {
      const secret = rest[item];
      return secret === undefined ? [] : [`${item} ${base64(secret)}\n`];
    });
    removePartials(file);
    return atomicWrite(file, `drillroom-key 1 ${storeId} ${base64(key)}\n${lines.join('')}`);
  };
  /** What else is in the file, which is written as a whole. */
  const rest = async (storeId: string): Promise<Partial<Record<VaultItem, Uint8Array>>> => {
    const answers = await Promise.all(beside.map(async (item) => [item, await get(storeId, item)] as const));
    return Object.fromEntries(
      answers.flatMap(([item, answer]) => (answer.kind === 'found' ? [[item, answer.secret]] : [])),
    );
  };
  return {
    backend: 'key-file',
    isWaiting: () => false,
    get,
    set: inTurn(async (storeId, item, secret) => {
      const key = await get(storeId, 'key');
      if (key.kind === 'unavailable') throw new Error(key.cause);
      if (item !== 'key') {
        if (key.kind === 'absent') throw new Error('There is no key file.');
        await write(storeId, key.secret, { ...(await rest(storeId)), [item]: secret });
      } else if (key.kind === 'absent') {
        if (!mayCreate) throw new Error('There is no key file, and none may be made.');
        await write(storeId, secret, {});
      } else if (sharesKey(key.secret, secret)) {
        await write(storeId, secret, await rest(storeId));
      }
      const back = await get(storeId, item);
      const same =
        back.kind === 'found' && back.secret.length === secret.length && timingSafeEqual(back.secret, secret);
      if (!same) throw new Error('The key file holds another key.');
    }),
  };
}
