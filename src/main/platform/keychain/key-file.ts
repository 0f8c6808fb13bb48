import { timingSafeEqual } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { atomicWrite } from '../db/atomic-write.ts';
import type { KeyVault, VaultAnswer } from '../ports.ts';

const largest = 1024;
const line = /^drillroom-key 1 (?<account>\S+) (?<secret>[A-Za-z0-9+/]{43}=)\n?$/;

const unavailable = (cause: string): VaultAnswer => ({ kind: 'unavailable', cause });

function read(file: string, account: string): VaultAnswer {
  const info = lstatSync(file, { throwIfNoEntry: false });
  if (info === undefined) return { kind: 'absent' };
  if (!info.isFile() || info.size > largest) return unavailable('The key file is not a key file.');
  if (process.platform !== 'win32' && (info.mode & 0o077) !== 0) {
    return unavailable('Other users of this PC can read the key file: its mode must be 0600.');
  }
  const found = line.exec(readFileSync(file, 'utf8'))?.groups;
  if (found === undefined) return unavailable('The key file is not a key file.');
  if (found['account'] !== account) return unavailable('The key file belongs to another store.');
  return { kind: 'found', secret: Uint8Array.from(Buffer.from(found['secret'] ?? '', 'base64')) };
}

/**
 * A file in the place of a keychain, for a process without a desktop. One file holds the key of one store. It is made,
 * for its owner only, when `mayCreate`; an existing one is never written over.
 */
export function keyFile({
  file,
  mayCreate,
}: {
  readonly file: string;
  readonly mayCreate: boolean;
}): KeyVault {
  const get = async (account: string): Promise<VaultAnswer> => {
    try {
      return read(file, account);
    } catch (error) {
      return unavailable(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
    }
  };
  return {
    backend: 'key-file',
    get,
    set: async (account, secret) => {
      const before = await get(account);
      if (before.kind === 'unavailable') throw new Error(before.cause);
      if (before.kind === 'absent') {
        if (!mayCreate) throw new Error('There is no key file, and none may be made.');
        await atomicWrite(file, `drillroom-key 1 ${account} ${Buffer.from(secret).toString('base64')}\n`);
      }
      const back = await get(account);
      const same =
        back.kind === 'found' && back.secret.length === secret.length && timingSafeEqual(back.secret, secret);
      if (!same) throw new Error('The key file holds another key.');
    },
  };
}
