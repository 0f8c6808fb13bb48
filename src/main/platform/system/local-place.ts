import { hostname, userInfo } from 'node:os';
import type { Place } from '../ports.ts';

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // the OS user of a process need not have a name
  }
}

/** Where this process runs. */
export const localPlace = (program: string): Place => ({ program, machine: hostname(), osUser: userName() });

/** The same in a line, as the lock file shows it to whoever finds the store taken. */
export const processNameOf = ({ program, machine, osUser }: Place): string =>
  `${program} on ${machine}, user ${osUser}`;
