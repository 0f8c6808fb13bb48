import { statSync } from 'node:fs';

/** Which file has a name, not what is called so: a name that was given again is another file's. `null`: there is none. */
export function fileIdentity(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
}
