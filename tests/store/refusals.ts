import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { digestsOf } from './files-of.ts';
import { addNote } from './notes-store.ts';
import { opened, refused, storePorts, type TestStorePorts } from './store-ports.ts';

/** A closed store with three notes. */
export async function storeWithNotes(): Promise<{ ports: TestStorePorts; path: (name: string) => string }> {
  const ports = storePorts();
  const { store } = await opened(ports);
  for (const n of [1, 2, 3]) addNote(store, n);
  await store.close();
  return { ports, path: (name) => join(ports.dataDir, name) };
}

export const recordOf = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8'));

/** Opens twice what must be refused: the answers are equal, and every byte stays as it was. */
export async function refusedUntouched(ports: TestStorePorts) {
  const before = digestsOf(ports.dataDir);
  const answer = await refused(ports);
  expect(await refused(ports)).toEqual(answer);
  expect(digestsOf(ports.dataDir)).toEqual(before);
  return answer;
}
