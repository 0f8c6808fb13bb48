import { resolve } from 'node:path';
import type { FileId, RecordedEvent } from './disk-event.ts';
import { descriptorsByThread } from './processes.ts';
import type { TracedCall } from './strace-log.ts';
import { watchedFolder, type OpenFile } from './watched-folder.ts';

const words = (text: string): string[] => text.split(/\s+/);

const followed =
  words(`open openat creat close dup dup2 dup3 execve lseek write writev pwrite64 ftruncate fsync
  fdatasync chmod fchmod fchmodat rename renameat renameat2 link linkat unlink unlinkat rmdir mkdir mkdirat
  copy_file_range sendfile`);

/** What no program of ours uses. On a file of the folder it ends the recording. */
const notFollowed = words(`openat2 truncate fallocate symlink symlinkat pwritev pwritev2 sync_file_range`);

/** The calls that have to be traced. */
export const tracedCalls = [...followed, ...notFollowed, 'clone', 'clone3', 'fork', 'vfork'];

/** `[4096]`, or `[0 => 4096]` where the call moved it on; NULL: where the file stands. */
const offset = (arg: string | Buffer | undefined): number | null =>
  arg === undefined || arg === 'NULL' ? null : Number(/\d+/.exec(String(arg))?.[0] ?? 0);

const octal = (arg: string | Buffer | undefined): number => Number.parseInt(String(arg), 8);

/**
 * Translates the calls of a program into what they did to a folder. `files` are those that lay there before. Throws for a
 * call on a file of the folder that it cannot follow: a recording is complete, or there is none.
 */
export function readEvents(
  calls: readonly TracedCall[],
  where: { folder: string; cwd: string; files: ReadonlyMap<string, FileId> },
): RecordedEvent[] {
  const watched = watchedFolder(where);
  const { of: descriptorsOf, isProgram } = descriptorsByThread<OpenFile>(calls);
  const asMade = (mode: string | Buffer | undefined): number => octal(mode ?? '0') & ~process.umask();

  const open = ({ thread, result }: TracedCall, name: string, flags: string, mode: number): void => {
    const opened = watched.open(name, flags, mode);
    if (opened !== null) descriptorsOf(thread).set(result ?? -1, opened);
  };

  const write = ({ thread, args, result }: TracedCall, at: number | null): void => {
    const [descriptor, data] = args;
    const bytes = Buffer.from(data ?? '').subarray(0, result ?? 0);
    const target = descriptorsOf(thread).get(Number(descriptor));
    if (target !== undefined) watched.write(target, bytes, at);
    else if (descriptor === '1' && isProgram(thread)) watched.say(bytes.toString('utf8'));
  };

  type Place = readonly [file: OpenFile | undefined, at: number | null];
  const copy = ({ name, result }: TracedCall, [from, fromAt]: Place, [to, at]: Place): void => {
    if (from !== undefined && to !== undefined) watched.copy(from, fromAt, to, at, result ?? 0);
    // What is only read is not kept in mind, so its bytes are not known.
    else if (to !== undefined && to.file !== null) throw new Error(`${name} brought in unknown bytes.`);
  };

  const follow = (call: TracedCall): void => {
    const { name, thread, args, result } = call;
    const [first, second, third, fourth] = args;
    const descriptors = descriptorsOf(thread);
    const target = descriptors.get(Number(first));
    /** A name that stands in an open folder; in the working folder unless that is said. */
    const nameIn = (folder: string | Buffer | undefined, path: string | Buffer | undefined): string =>
      String(folder) === 'AT_FDCWD'
        ? String(path)
        : resolve(descriptors.get(Number(folder))?.name ?? '/', String(path));
    switch (name) {
      case 'open':
        return open(call, String(first), String(second), asMade(third));
      case 'openat':
        return open(call, nameIn(first, second), String(third), asMade(fourth));
      case 'creat':
        return open(call, String(first), 'O_CREAT|O_WRONLY|O_TRUNC', asMade(second));
      case 'close':
        return void descriptors.delete(Number(first));
      case 'execve':
        return descriptors.clear();
      case 'dup':
      case 'dup2':
      case 'dup3':
        if (target === undefined) descriptors.delete(result ?? -1);
        else descriptors.set(result ?? -1, target);
        return;
      case 'lseek':
        if (target !== undefined) target.at = result ?? 0;
        return;
      case 'write':
      case 'writev':
        return write(call, null);
      case 'pwrite64':
        return write(call, Number(fourth));
      case 'ftruncate':
        return target && watched.resize(target, Number(second));
      case 'fsync':
      case 'fdatasync':
        return target && watched.sync(target);
      case 'fchmod':
        return target && watched.setMode(target.name, octal(second));
      case 'chmod':
        return watched.setMode(String(first), octal(second));
      case 'fchmodat':
        return watched.setMode(nameIn(first, second), octal(third));
      case 'rename':
        return watched.rename(String(first), String(second));
      case 'renameat':
      case 'renameat2':
        return watched.rename(nameIn(first, second), nameIn(third, fourth));
      case 'link':
        return watched.link(String(first), String(second));
      case 'linkat':
        return watched.link(nameIn(first, second), nameIn(third, fourth));
      case 'unlink':
      case 'rmdir':
        return watched.remove(String(first));
      case 'unlinkat':
        return watched.remove(nameIn(first, second));
      case 'mkdir':
        return watched.makeFolder(String(first), asMade(second));
      case 'mkdirat':
        return watched.makeFolder(nameIn(first, second), asMade(third));
      case 'copy_file_range': {
        const to = descriptors.get(Number(third));
        return copy(call, [target, offset(second)], [to, offset(fourth)]);
      }
      case 'sendfile': {
        const from = descriptors.get(Number(second));
        return copy(call, [from, offset(third)], [target, null]);
      }
      default:
        return refuse(call);
    }
  };

  const refuse = ({ name, thread, args }: TracedCall): void => {
    if (!notFollowed.includes(name)) return;
    const isOurs = args.some((arg) =>
      Buffer.isBuffer(arg)
        ? watched.within(arg.toString()) !== null
        : (descriptorsOf(thread).get(Number(arg))?.file ?? null) !== null,
    );
    if (isOurs) throw new Error(`${name} was called on a file of the folder, which no recording can follow.`);
  };

  for (const call of calls) if (call.result !== null && call.result >= 0) follow(call);
  return watched.events;
}
