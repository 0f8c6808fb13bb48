import { readFile } from 'node:fs/promises';
import { parsePolicyText } from './parse-policy-text.ts';
import type { PolicySource } from './policy-source.ts';

/**
 * The policy file that the command line names, in the place of the machine's own. For programs that are tried out, never
 * for an installed one: nobody looks at who may write it.
 */
export const namedFile =
  (path: string): PolicySource =>
  async () => {
    const place = { source: 'commandLine', file: null } as const;
    try {
      return [{ ...place, ...parsePolicyText(await readFile(path)) }];
    } catch {
      return [{ ...place, kind: 'unusable', fault: 'unreadable', at: null }];
    }
  };
