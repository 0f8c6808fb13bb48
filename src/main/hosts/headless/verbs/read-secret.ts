import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readSmallFile } from '#main/platform/db/read-small-file.ts';

const longest = 4096;

export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
  readonly why: 'code_file_unreadable' | 'not_utf8';
  constructor(why: SecretUnreadable['why'], cause?: unknown) {
    super('The file of the secret cannot be read, or holds none.', { cause });
    this.why = why;
  }
}

/**
 * A secret in a file; `-` is standard input. On the command line itself everybody who lists the processes of the PC would
 * read it. Throws SecretUnreadable.
 */
export function readSecret(file: string): string {
  try {
    const text = file === '-' ? readFileSync(0, 'utf8') : readSmallFile(file, longest);
    // As `>` of Windows PowerShell writes it.
    if (text !== null && /[\0\uFFFD]/u.test(text)) throw new SecretUnreadable('not_utf8');
    return z.string().trim().min(1).max(longest).parse(text);
  } catch (error) {
    throw error instanceof SecretUnreadable ? error : new SecretUnreadable('code_file_unreadable', error);
  }
}
