import { describe, expect, test } from 'vitest';
import { isShared, mountOf, mountsOfLinux, mountsOfMac, placeOnWindows } from './folder-place.ts';

const mountinfo = `22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:40 / /home rw,relatime shared:9 master:2 - nfs4 files.branch.example:/home rw,vers=4.2
31 22 0:41 / /mnt/a\\040share rw - cifs //files/training rw
32 22 0:42 / /mnt/ssh rw - fuse.sshfs ana@pc:/data rw
33 22 0:43 / /mnt/dav rw - fuse https://cloud.example/dav rw
34 22 0:44 / /mnt/c rw - 9p C:\\134 rw,aname=drvfs
35 22 0:45 / /mnt/vault rw - fuse.gocryptfs /home/.vault rw
36 22 8:17 / /mnt/usb rw - fuseblk /dev/sdb1 rw
37 22 0:46 / /var/lib/x rw - overlay overlay rw,lowerdir=/a:/b
38 22 0:47 / /tank rw - zfs tank/data rw
39 22 254:1 / /home/local rw - ext4 /dev/vdb rw
40 22 0:48 / /stacked rw - nfs a:/b rw
41 40 0:49 / /stacked rw - tmpfs tmpfs rw
no mount at all
`;

const shared = (path: string): boolean => {
  const mount = mountOf(path, mountsOfLinux(mountinfo));
  return mount !== null && isShared(mount);
};

test.each([
  '/home/ana/.local/share/drillroom',
  '/mnt/a share/x',
  '/mnt/ssh',
  '/mnt/dav/x',
  '/mnt/c/Users/ana',
])('%s is another machine’s on Linux', (path) => {
  expect(shared(path)).toBe(true);
});

test.each([
  '/',
  '/homeless/x',
  '/home/local/ana',
  '/mnt/vault/x',
  '/mnt/usb',
  '/var/lib/x',
  '/tank/x',
  '/stacked/x',
])('%s is this machine’s on Linux', (path) => {
  expect(shared(path)).toBe(false);
});

describe('on macOS', () => {
  const mounts = mountsOfMac(
    `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//ana@files._smb._tcp.local/training on /Volumes/training on top (smbfs, nodev, nosuid, mounted by ana)
files:/export on /Volumes/nfs (nfs)
/dev/disk4s1 on /Volumes/USB (exfat, local)
`,
  );
  test.each([
    ['/Users/ana/Library', false],
    ['/System/Volumes/Data/home/ana', true],
    ['/Volumes/training on top/x', true],
    ['/Volumes/nfs', true],
    ['/Volumes/USB/x', false],
  ])('%s is another machine’s: %s', (path, expected) => {
    const mount = mountOf(path, mounts);
    expect(mount !== null && isShared(mount)).toBe(expected);
  });
});

describe('on Windows', () => {
  const env = {
    APPDATA: 'C:\\Users\\ana\\AppData\\Roaming',
    LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local',
    OneDrive: 'C:\\Users\\ana\\OneDrive - Branch',
    OneDriveConsumer: '',
  };
  test.each([
    ['\\\\files\\training\\drillroom', 'network_folder'],
    ['\\\\?\\UNC\\files\\training', 'network_folder'],
    ['\\\\?\\unc\\files\\training', 'network_folder'],
    ['c:\\users\\ANA\\appdata\\roaming\\Drillroom', 'roaming_folder'],
    ['C:\\Users\\ana\\OneDrive - Branch\\Drillroom', 'roaming_folder'],
    ['C:\\Users\\ana\\AppData\\Local\\Drillroom', null],
    ['C:\\Users\\ana\\AppData\\Roaming2\\Drillroom', null],
    ['\\\\?\\C:\\data', null],
    ['\\\\.\\C:\\data', null],
    ['D:\\data', null],
  ])('%s is %s', (path, place) => {
    expect(placeOnWindows(path, env)).toBe(place);
  });
});
