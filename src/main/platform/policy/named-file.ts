import { maxPolicyBytes, parsePolicyText } from './parse-policy-text.ts';
import type { PolicySource } from './policy-source.ts';
import { readProtectedFile } from './read-protected-file.ts';

const options = { mayChange: () => Promise.resolve(false), maxBytes: maxPolicyBytes };

/**
 * The policy file that the command line names, in the place of the machine's own. For programs that are tried out, never
 * for an installed one: nobody looks at who may write it. That it is not there is a fault here.
 */
export const namedFile =
  (path: string): PolicySource =>
  async () => {
    const place = { source: 'commandLine', file: null } as const;
    const read = await readProtectedFile(path, options);
    if (read.kind === 'read') return [{ ...place, ...parsePolicyText(read.bytes) }];
    const fault = read.kind === 'absent' ? 'unreadable' : read.fault;
    return [{ ...place, kind: 'unusable', fault, at: null }];
  };
