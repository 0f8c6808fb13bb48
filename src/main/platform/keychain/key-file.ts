import { timingSafeEqual } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { atomicWrite, removePartials } from '../db/atomic-write.ts';
import type { KeyVault, VaultAnswer, VaultItem } from '../ports.ts';

const largest = 16_384;
/** One store's lines. */
const entry =
  /drillroom-key 1 (?<storeId>\S+) (?<key>[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)(?:\nhead (?<head>[A-Za-z0-9+/]+={0,2}))?(?:\nsignIn (?<signIn>[A-Za-z0-9+/]+={0,2}))?(?:\n|$)/y;

/** What may be known of a store, in base64. */
type Entry = Partial<Record<VaultItem, string>> & { readonly key: string };
type Entries = ReadonlyMap<string, Entry>;

/** `null` where anything in the text is not as we write it, or a store stands in it twice. */
function entriesIn(text: string): Entries | null {
  const entries = new Map<string, Entry>();
  entry.lastIndex = 0;
  while (entry.lastIndex < text.length) {
    const found = entry.exec(text)?.groups;
    const { storeId = '', key, ...rest } = found ?? {};
    if (key === undefined || entries.has(storeId)) return null;
    entries.set(storeId, { key, ...rest });
  }
  return entries.size === 0 ? null : entries;
}

/** The newest store's lines come last. */
const textOf = (entries: Entries): string =>
  [...entries]
    .map(([storeId, { key, head, signIn }]) => {
      const beside = Object.entries({ head, signIn }).filter(([, secret]) => secret !== undefined);
      return [
        `drillroom-key 1 ${storeId} ${key}\n`,
        ...beside.map(([item, secret]) => `${item} ${secret}\n`),
      ];
    })
    .flat()
    .join('');

/** One call after the other: each writes the file as a whole, with what it found in it. */
function inTurn<A extends unknown[]>(call: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const turn = before.then(() => call(...args));
    before = turn.catch(() => undefined);
    return turn;
  };
}

const keyBytes = 32;
const keysIn = (secret: string): string[] => {
  const bytes = Buffer.from(secret, 'base64');
  return Array.from({ length: bytes.length / keyBytes }, (_, index) =>
    bytes.subarray(index * keyBytes, (index + 1) * keyBytes).toString('base64'),
  );
};
/** One of the keys stays, so that what it opens is not lost. */
const sharesKey = (held: string, given: string): boolean =>
  keysIn(held).some((key) => keysIn(given).includes(key));

type Read =
  | { readonly kind: 'found'; readonly entries: Entries }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unavailable'; readonly cause: string };
const unavailable = (cause: string) => ({ kind: 'unavailable', cause }) as const;

function readFile(file: string): Read {
  try {
    const info = lstatSync(file, { throwIfNoEntry: false });
    if (info === undefined) return { kind: 'absent' };
    if (!info.isFile() || info.size > largest) return unavailable('The key file is not a key file.');
    if (process.platform !== 'win32' && (info.mode & 0o077) !== 0) {
      return unavailable('Other users of this PC can read the key file: its mode must be 0600.');
    }
    const entries = entriesIn(readFileSync(file, 'utf8'));
    return entries === null ? unavailable('The key file is not a key file.') : { kind: 'found', entries };
  } catch (error) {
    return unavailable(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
  }
}

function answerFrom(read: Read, storeId: string, item: VaultItem): VaultAnswer {
  if (read.kind !== 'found') return read;
  const secret = read.entries.get(storeId)?.[item];
  return secret === undefined
    ? { kind: 'absent' }
    : { kind: 'found', secret: Uint8Array.from(Buffer.from(secret, 'base64')) };
}

/** What the file is to hold once it has taken a secret. Throws where it must not. */
function withSecret(
  read: Read,
  storeId: string,
  item: VaultItem,
  secret: string,
  mayCreate: boolean,
): Entries {
  if (read.kind === 'unavailable') throw new Error(read.cause);
  const entries = read.kind === 'found' ? read.entries : new Map<string, Entry>();
  const known = entries.get(storeId);
  if (known === undefined) {
    if (item !== 'key') throw new Error('There is no key of this store in the key file.');
    if (!mayCreate) throw new Error('There is no key of this store in the key file, and none may be made.');
    return new Map([...entries, [storeId, { key: secret }]]);
  }
  if (item === 'key' && !sharesKey(known.key, secret)) throw new Error('The key file holds another key.');
  return new Map([...entries, [storeId, { ...known, [item]: secret }]]);
}

/**
 * A file in the place of a keychain, for a process without a desktop. It holds the key of a store, and on lines of their
 * own the copy of its commit head and the token of a kept sign-in; and the same of further stores, as a keychain does:
 * a restore may bring one of another PC. It is made, for its owner only, when `mayCreate`. While the keys of a store are
 * replaced it holds both master keys; otherwise a key that is in it is never written over.
 */
export function keyFile({
  file,
  mayCreate,
}: {
  readonly file: string;
  readonly mayCreate: boolean;
}): KeyVault {
  return {
    backend: 'key-file',
    isWaiting: () => false,
    get: async (storeId, item) => answerFrom(readFile(file), storeId, item),
    set: inTurn(async (storeId, item, secret) => {
      const given = Buffer.from(secret).toString('base64');
      const text = textOf(withSecret(readFile(file), storeId, item, given, mayCreate));
      if (text.length > largest) throw new Error('The key file has no room for another store.');
      removePartials(file);
      await atomicWrite(file, text);
      const back = answerFrom(readFile(file), storeId, item);
      const same =
        back.kind === 'found' && back.secret.length === secret.length && timingSafeEqual(back.secret, secret);
      if (!same) throw new Error('The key file did not keep the key.');
    }),
  };
}
