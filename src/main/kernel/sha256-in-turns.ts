import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MB } from '#contract/codec.ts';

/** SHA-256 in hexadecimal digits, with a turn of the event loop after each MB. */
export async function sha256InTurns(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.byteLength; at += MB) {
    hash.update(bytes.subarray(at, at + MB));
    await nextTurn();
  }
  return hash.digest('hex');
}
