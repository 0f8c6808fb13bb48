import type { Stats } from 'node:fs';

const owner = { root: 0 };
const groupOrOthersMayWrite = 0o022;

/**
 * Whether nobody but root can change this file or folder, by its owner and mode: the rule that OpenSSH keeps for what it
 * trusts. Who owns a file may change its mode, and who may write a folder may put another file in the place of one.
 */
export const isRootsAlone = ({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): boolean =>
  uid === owner.root && (mode & groupOrOthersMayWrite) === 0;
