import { execFile } from 'node:child_process';
import { parsePolicyText } from './parse-policy-text.ts';
import type { PolicySource } from './policy-source.ts';
import { type MayChange, readProtectedFile } from './read-protected-file.ts';

/** Answers a property list as JSON; `null` where it holds what JSON cannot. */
export type PlistToJson = (plist: Uint8Array) => Promise<Uint8Array | null>;

const maxPlistBytes = 2 ** 20;

/** The preferences that a device management forces on a Mac, in the file that it writes for the whole machine. */
export const managedPreferences =
  (file: string, { mayChange, toJson }: { mayChange: MayChange; toJson: PlistToJson }): PolicySource =>
  async () => {
    const place = { source: 'managedPreferences', file: null } as const;
    const read = await readProtectedFile(file, { mayChange, maxBytes: maxPlistBytes });
    if (read.kind === 'absent') return [];
    if (read.kind === 'unusable') return [{ ...place, kind: 'unusable', fault: read.fault, at: null }];
    const json = await toJson(read.bytes);
    return [
      json === null
        ? { ...place, kind: 'unusable', fault: 'not_json', at: null }
        : { ...place, ...parsePolicyText(json) },
    ];
  };

/** Has macOS do it. The bytes go through its input, so that what was looked at is what is read. Was never run on macOS. */
export const plutilToJson: PlistToJson = (plist) =>
  new Promise((resolve) => {
    const plutil = execFile(
      '/usr/bin/plutil',
      ['-convert', 'json', '-o', '-', '--', '-'],
      { encoding: 'buffer', timeout: 10_000, maxBuffer: 4 * 2 ** 20 },
      (error, stdout) => resolve(error === null ? stdout : null),
    );
    plutil.stdin?.on('error', () => {});
    plutil.stdin?.end(plist);
  });
