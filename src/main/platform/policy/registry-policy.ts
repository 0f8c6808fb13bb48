import { execFile } from 'node:child_process';
import { settingKeys, settings } from '#contract/settings.ts';
import { parseRegistry, policyOfRegistry } from './parse-registry.ts';
import type { PolicySource } from './policy-source.ts';

/** Prints a key of `HKLM\Software`, with all below it; `null` where `reg` ends with an error. */
export type PrintKey = (key: string) => Promise<string | null>;

const policies = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';
const top = `${policies}\\Drillroom\\Drillroom`;
const yesNoKeys = new Set<string>(settingKeys.filter((key) => settings[key].kind === 'yesNo'));

/**
 * The policy in the registry, as Group Policy writes it. Only administrators write there, so it needs no further guard.
 * `reg` answers a key that is missing and one that it may not read alike, in the language of Windows: which of the two it
 * is, the key above it tells.
 */
export const registryPolicy =
  (print: PrintKey): PolicySource =>
  async () => {
    const place = { source: 'registry', file: null } as const;
    const unreadable = [{ ...place, kind: 'unusable', fault: 'unreadable', at: null } as const];
    const printed = await print(top);
    if (printed === null) return (await isMissing(print)) ? [] : unreadable;
    const keys = parseRegistry(printed);
    if (keys === null) return unreadable;
    return [{ ...place, kind: 'found', values: policyOfRegistry(keys, top, yesNoKeys) }];
  };

async function isMissing(print: PrintKey): Promise<boolean> {
  const above = await print(policies);
  const paths = [...(above ?? '').matchAll(/^HKEY_.*$/gmu)].map(([path]) => path.trimEnd().toLowerCase());
  return paths.length > 0 && !paths.includes(top.toLowerCase());
}

/**
 * Asks Windows, by the place of its program and not by the environment, which the person at the keyboard can set. `reg`
 * prints in the code page of its console, and no shell is started to change that: letters beyond ASCII are lost, the
 * value that holds them is reported, and belongs in `policy.json`. Was never run on Windows.
 */
export const printKey: PrintKey = (key) =>
  new Promise((resolve) => {
    execFile(
      'C:\\Windows\\System32\\reg.exe',
      ['query', key, '/s', '/reg:64'],
      { encoding: 'utf8', timeout: 10_000, maxBuffer: 4 * 2 ** 20, windowsHide: true },
      (error, stdout) => resolve(error === null ? stdout : null),
    );
  });
