import { spawnSync } from 'node:child_process';

/** Throws, in words that say what to do, where no program can be traced: a harness that skips proves nothing. */
export function requireStrace(): void {
  const { error, status, stderr } = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'], {
    encoding: 'utf8',
  });
  if (error !== undefined) {
    throw new Error('The fault harness needs the program strace (Debian package strace).', { cause: error });
  }
  if (status !== 0) {
    throw new Error(
      `strace may trace nothing here, and the fault harness needs it: ${stderr.trim()}. In a container allow it with --cap-add=SYS_PTRACE.`,
    );
  }
}
