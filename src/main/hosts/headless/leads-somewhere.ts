import { fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';

const standardOutput = 1;

/**
 * Whether anybody can read what this process answers. A standard output that was closed leads to the null device too:
 * Node opens it there. Where the system has no such file (Windows), it is taken to lead somewhere.
 */
export function leadsSomewhere(): boolean {
  if (process.platform === 'win32') return true;
  const out = fstatSync(standardOutput);
  return !(out.isCharacterDevice() && out.rdev === statSync(devNull).rdev);
}
