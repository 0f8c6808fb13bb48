import { readFileSync } from 'node:fs';
import { z } from 'zod';

const longest = 4096;

export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
  constructor(cause: unknown) {
    super('The file of the secret cannot be read, or holds none.', { cause });
  }
}

/**
 * A secret in a file; `-` is standard input. On the command line itself everybody who lists the processes of the PC would
 * read it. Throws SecretUnreadable.
 */
export function readSecret(file: string): string {
  try {
    return z
      .string()
      .trim()
      .min(1)
      .max(longest)
      .parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    throw new SecretUnreadable(error);
  }
}
