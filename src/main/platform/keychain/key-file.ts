import { timingSafeEqual } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { atomicWrite } from '../db/atomic-write.ts';
import type { KeyVault, VaultAnswer, VaultItem } from '../ports.ts';

const largest = 4096;
const content =
  /^drillroom-key 1 (?<storeId>\S+) (?<key>[A-Za-z0-9+/]{43}=)(?:\nhead (?<head>[A-Za-z0-9+/]+={0,2}))?\n?$/;

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
 * A file in the place of a keychain, for a process without a desktop. One file holds the key of one store, and on a
 * second line the copy of its commit head. It is made, for its owner only, when `mayCreate`; a key that is in it is
 * never written over.
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
  const write = (storeId: string, key: Uint8Array, head: Uint8Array | null): Promise<void> =>
    atomicWrite(
      file,
      `drillroom-key 1 ${storeId} ${base64(key)}\n${head === null ? '' : `head ${base64(head)}\n`}`,
    );
  return {
    backend: 'key-file',
    isWaiting: () => false,
    get,
    set: async (storeId, item, secret) => {
      const key = await get(storeId, 'key');
      if (key.kind === 'unavailable') throw new Error(key.cause);
      if (item === 'head') {
        if (key.kind === 'absent') throw new Error('There is no key file.');
        await write(storeId, key.secret, secret);
      } else if (key.kind === 'absent') {
        if (!mayCreate) throw new Error('There is no key file, and none may be made.');
        await write(storeId, secret, null);
      }
      const back = await get(storeId, item);
      const same =
        back.kind === 'found' && back.secret.length === secret.length && timingSafeEqual(back.secret, secret);
      if (!same) throw new Error('The key file holds another key.');
    },
  };
}
