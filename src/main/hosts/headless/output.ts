import { fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { stderr, stdout } from 'node:process';

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

/**
 * Notices that nobody takes what this process answers: a full disk, a pipe whose reader is gone. Left alone, such an error
 * ends the process there and then. What is said to people on standard error may be lost. Answers the error, once all that
 * was written is out; `null`: it arrived.
 */
export function watchOutput(whenLost: (error: Error) => void = () => {}): () => Promise<Error | null> {
  let lost: Error | null = null;
  stdout.on('error', (error) => {
    if (lost !== null) return;
    lost = error;
    whenLost(error);
  });
  stderr.on('error', () => {});
  return async () => {
    await new Promise<void>((resolve) => stdout.write('', () => resolve()));
    return lost;
  };
}
