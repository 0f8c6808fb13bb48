import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';

/** Where a store is unsafe: several PCs may write there at once, or a copy of it comes back from elsewhere. */
export type UnsafePlace = 'network_folder' | 'roaming_folder';

/** A mounted file system: where, of which type, and what was mounted there. */
export type Mount = { readonly at: string; readonly type: string; readonly source: string };

/** File systems that other machines write to as well, as Linux and macOS name them. */
const sharedTypes = new Set(
  (
    '9p afpfs afs autofs beegfs ceph cifs coda davfs ftp gfs gfs2 glusterfs lustre macfuse ncpfs nfs nfs4 ocfs2 ' +
    'orangefs osxfuse prl_fs smb3 smbfs vboxsf virtiofs vmhgfs webdav'
  ).split(' '),
);
const sharedByFuse =
  /^fuse\.(sshfs|rclone|glusterfs|s3fs|gcsfuse|gvfsd-fuse|curlftpfs|davfs2?|vmhgfs-fuse|ceph|onedriver|smbnetfs)/;
/** `host:/share`, `//host/share`, `user@host:…`, `https://…`: whatever the type says, it is not on this machine. */
const remoteSource = /^(\/\/|https?:|[^/\s:]+@|[^/\s:]{2,}:\/)/;

export const isShared = ({ type, source }: Mount): boolean =>
  sharedTypes.has(type) || sharedByFuse.test(type) || remoteSource.test(source);

const unescaped = (field: string): string =>
  field.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

/** `/proc/self/mountinfo`, proc(5): after the fifth field come optional ones up to a dash, then type and source. */
export const mountsOfLinux = (mountinfo: string): Mount[] =>
  mountinfo.split('\n').flatMap((line) => {
    const [head = '', tail = ''] = line.split(' - ', 2);
    const [at, [type, source]] = [head.split(' ')[4], tail.split(' ')];
    return at === undefined || type === undefined || source === undefined
      ? []
      : [{ at: unescaped(at), type, source: unescaped(source) }];
  });

/** What mount(8) of macOS prints: `//u@host/share on /Volumes/share (smbfs, nodev)`. */
export const mountsOfMac = (printed: string): Mount[] =>
  printed.split('\n').flatMap((line) => {
    const { source, at, type } = /^(?<source>.+) on (?<at>\/.*) \((?<type>[^,)]+)/.exec(line)?.groups ?? {};
    return source !== undefined && at !== undefined && type !== undefined ? [{ source, at, type }] : [];
  });

const isWithin = (path: string, folder: string, rules: typeof posix): boolean => {
  const way = rules.relative(folder, path);
  return !/^\.\.([\\/]|$)/.test(way) && !rules.isAbsolute(way);
};

/** The file system that holds a path: the deepest mount above it, the last one where several lie over each other. */
export const mountOf = (path: string, mounts: readonly Mount[]): Mount | null =>
  mounts.reduce<Mount | null>(
    (best, mount) =>
      isWithin(path, mount.at, posix) && mount.at.length >= (best?.at.length ?? 0) ? mount : best,
    null,
  );

/** Folders that Windows or its cloud service carries from PC to PC. */
const roaming = ['APPDATA', 'OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'];

/** `path` is resolved: then a mapped network drive has become the UNC path that it stands for. */
export function placeOnWindows(
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): UnsafePlace | null {
  if (/^\\\\(\?\\UNC\\|(?![?.]\\))/i.test(path)) return 'network_folder';
  const carried = roaming.some((name) => {
    const folder = env[name];
    return folder !== undefined && folder !== '' && isWithin(path, folder, win32);
  });
  return carried ? 'roaming_folder' : null;
}

/** The part of a path that exists, without links. The path itself where it cannot be resolved: opening it then fails. */
function resolved(path: string): string {
  let existing = path;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  try {
    return realpathSync.native(existing);
  } catch {
    return path;
  }
}

/** Whether a folder lies where no store may be; it need not exist yet. Throws what reading the mounts throws. */
export function unsafePlace(folder: string): UnsafePlace | null {
  const path = resolved(folder);
  if (process.platform === 'win32') return placeOnWindows(path, process.env);
  const mounts =
    process.platform === 'darwin'
      ? mountsOfMac(execFileSync('/sbin/mount', { encoding: 'utf8' }))
      : mountsOfLinux(readFileSync('/proc/self/mountinfo', 'utf8'));
  const mount = mountOf(path, mounts);
  return mount !== null && isShared(mount) ? 'network_folder' : null;
}
