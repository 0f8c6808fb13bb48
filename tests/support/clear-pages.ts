import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** SQLCipher 4 with a raw key: 4,096-byte pages, the last 80 bytes of which are the IV and the HMAC. */
const pageBytes = 4096;
const reserved = 80;
const saltBytes = 16;
const walHeader = 32;
const frameHeader = 24;

/** One page as SQLite sees it, and where it was found. */
export type ClearPage = { readonly where: string; readonly bytes: Buffer };

function decrypted(page: Buffer, number: number, key: Uint8Array): Buffer {
  const iv = page.subarray(pageBytes - reserved, pageBytes - reserved + 16);
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const start = number === 1 ? saltBytes : 0;
  return Buffer.concat([decipher.update(page.subarray(start, pageBytes - reserved)), decipher.final()]);
}

/** Every page of an encrypted database file, free ones too. Never of a file that SQLite has open here (POSIX locks). */
function pagesOf(file: string, key: Uint8Array): ClearPage[] {
  const bytes = readFileSync(file);
  return Array.from({ length: bytes.length / pageBytes }, (_, index) => ({
    where: `page ${index + 1}`,
    bytes: decrypted(bytes.subarray(index * pageBytes, (index + 1) * pageBytes), index + 1, key),
  }));
}

/** Every frame of a write-ahead log, also those that no longer count. */
function framesOf(file: string, key: Uint8Array): ClearPage[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const frames = Math.floor(Math.max(0, bytes.length - walHeader) / (frameHeader + pageBytes));
  return Array.from({ length: frames }, (_, index) => {
    const start = walHeader + index * (frameHeader + pageBytes);
    const page = bytes.subarray(start + frameHeader, start + frameHeader + pageBytes);
    const number = bytes.readUInt32BE(start);
    return { where: `frame ${index + 1} of page ${number}`, bytes: decrypted(page, number, key) };
  });
}

/** All that lies in the files of a store, in the clear: pages in use, free pages, and the write-ahead log. */
export const clearPages = (database: string, key: Uint8Array): ClearPage[] => [
  ...pagesOf(database, key),
  ...framesOf(`${database}-wal`, key),
];
