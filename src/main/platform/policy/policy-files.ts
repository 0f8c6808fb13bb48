import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { maxPolicyBytes, parsePolicyText } from './parse-policy-text.ts';
import type { PolicyReading, PolicySource, PolicySourceName } from './policy-source.ts';
import { isMissing, type MayChange, readProtectedFile } from './read-protected-file.ts';

const maxFiles = 100;

/** The reading of one file; none where there is no such file. */
export async function readingOfFile(
  file: string,
  place: { readonly source: PolicySourceName; readonly file: string | null },
  mayChange: MayChange,
): Promise<readonly PolicyReading[]> {
  const read = await readProtectedFile(file, { mayChange, maxBytes: maxPolicyBytes });
  if (read.kind === 'absent') return [];
  if (read.kind === 'unusable') return [{ ...place, kind: 'unusable', fault: read.fault, at: null }];
  return [{ ...place, ...parsePolicyText(read.bytes) }];
}

/** A policy in one file. */
export const policyFile =
  (file: string, mayChange: MayChange): PolicySource =>
  () =>
    readingOfFile(file, { source: 'file', file: null }, mayChange);

/** A policy in all `.json` files of a folder, in the order of their names: of two, the later counts. */
export const policyFolder =
  (folder: string, mayChange: MayChange): PolicySource =>
  async () => {
    const unusable = (fault: 'unreadable' | 'too_large'): readonly PolicyReading[] => [
      { source: 'file', file: null, kind: 'unusable', fault, at: null },
    ];
    let names: string[];
    try {
      names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
    } catch (error) {
      return isMissing(error) ? [] : unusable('unreadable');
    }
    if (names.length > maxFiles) return unusable('too_large');
    const readings: PolicyReading[] = [];
    for (const name of names) {
      const shown = name.replaceAll(/[^\w.-]/g, '_').slice(0, 100);
      readings.push(
        ...(await readingOfFile(path.join(folder, name), { source: 'file', file: shown }, mayChange)),
      );
    }
    return readings;
  };
