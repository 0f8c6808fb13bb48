import { execFileSync } from 'node:child_process';
import {
  existsSync,
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { policyOf } from '#main/kernel/policy.ts';
import { managedPreferences } from '#main/platform/policy/managed-preferences.ts';
import { maxPolicyBytes } from '#main/platform/policy/parse-policy-text.ts';
import { policyFile, policyFolder } from '#main/platform/policy/policy-files.ts';
import { mayChangeOnPosix } from '#main/platform/policy/read-protected-file.ts';
import { registryPolicy } from '#main/platform/policy/registry-policy.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** For what is not about protection: nobody may change anything. */
const nobody = () => Promise.resolve(false);
/** Where root may write and nobody else, as in `/etc`. */
const placeOfRoot =
  process.getuid?.() === 0 ? ['/root', '/opt', '/var/lib'].find((folder) => existsSync(folder)) : undefined;

const fileOf = (text: string | Uint8Array, folder = temporaryFolder()): string => {
  const file = join(folder, 'policy.json');
  writeFileSync(file, text);
  return file;
};

describe('a policy file', () => {
  test('that is not there is no policy, nor is one in a folder that is not there', async () => {
    expect(await policyFile(join(temporaryFolder(), 'policy.json'), nobody)()).toEqual([]);
    expect(await policyFile(join(temporaryFolder(), 'no', 'policy.json'), nobody)()).toEqual([]);
    expect(await policyFolder(join(temporaryFolder(), 'managed'), nobody)()).toEqual([]);
  });

  test.each<[string, (folder: string) => string, string]>([
    [
      'a link to a file',
      (folder) => (symlinkSync(fileOf('{}'), join(folder, 'l')), join(folder, 'l')),
      'not_a_file',
    ],
    [
      'a link to nothing',
      (folder) => (symlinkSync('/nowhere', join(folder, 'l')), join(folder, 'l')),
      'not_a_file',
    ],
    ['a folder', (folder) => (mkdirSync(join(folder, 'd')), join(folder, 'd')), 'not_a_file'],
    [
      'a pipe that nobody writes to',
      (folder) => (execFileSync('mkfifo', [join(folder, 'p')]), join(folder, 'p')),
      'not_a_file',
    ],
    ['a device that never ends', () => '/dev/zero', 'not_a_file'],
    ['a file beyond the largest size', () => fileOf(Buffer.alloc(maxPolicyBytes + 1, ' ')), 'too_large'],
    ['half of a file', () => fileOf('{"idleLockMinutes": 1'), 'not_json'],
  ])('that is %s is reported, and nothing of it is taken', async (_what, make, fault) => {
    expect(await policyFile(make(temporaryFolder()), nobody)()).toEqual([
      { source: 'file', file: null, kind: 'unusable', fault, at: null },
    ]);
  });

  test('of a folder is read in the order of names, and what is no policy there is left alone', async () => {
    const folder = temporaryFolder();
    for (const [name, text] of [
      ['20-branch.json', '{"branch":"North"}'],
      ['10-all.json', '{"branch":"All","idleLockMinutes":5}'],
      ['30 bro"ken\n.json', '{'],
      ['README.txt', 'Ask IT.'],
    ] as const) {
      writeFileSync(join(folder, name), text);
    }
    const readings = await policyFolder(folder, nobody)();
    expect(readings.map(({ file, kind }) => `${file}: ${kind}`)).toEqual([
      '10-all.json: found',
      '20-branch.json: found',
      '30_bro_ken_.json: unusable',
    ]);
  });
});

describe('a policy file on this machine', () => {
  const fault = async (file: string) => {
    const [reading] = await policyFile(file, mayChangeOnPosix)();
    return reading?.kind === 'unusable' ? reading.fault : reading?.kind;
  };

  test('that anybody but root could have written is not honoured', async () => {
    expect(await fault(fileOf('{}'))).toBe('not_protected');
  });

  test('that only root can have written is taken, here the list of accounts, which is no JSON', async () => {
    expect(await mayChangeOnPosix('/etc/passwd')).toBe(false);
    expect(await fault('/etc/passwd')).toBe('not_json');
  });

  test('is not honoured under another name in a folder that anybody may write', async () => {
    const folder = temporaryFolder();
    symlinkSync('/etc', join(folder, 'etc'));
    expect(await mayChangeOnPosix(join(folder, 'etc', 'passwd'))).toBe(true);
  });

  // Only root can make such files, and only where root alone may write; the decision itself is tested without files.
  if (placeOfRoot === undefined) return;
  describe('with folders of its own', () => {
    /** A folder of root in a place of root, as `/etc` is. */
    const folderOfRoot = (): string => {
      const folder = mkdtempSync(join(placeOfRoot, '.drillroom-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      return folder;
    };

    test.each<[string, (file: string, folder: string) => void, string]>([
      ['root alone may write', () => {}, 'found'],
      ['its group may write', (file) => chmodSync(file, 0o664), 'not_protected'],
      ['all may write', (file) => chmodSync(file, 0o646), 'not_protected'],
      ['a person owns', (file) => chownSync(file, 1000, 1000), 'not_protected'],
      ['lies in a folder that all may write', (_file, folder) => chmodSync(folder, 0o777), 'not_protected'],
      [
        'lies in a folder where each has their own files',
        (_file, folder) => chmodSync(folder, 0o1777),
        'not_protected',
      ],
      ['lies in a folder of a person', (_file, folder) => chownSync(folder, 1000, 1000), 'not_protected'],
      ['has a second name', (file, folder) => linkSync(file, join(folder, 'other')), 'found'],
    ])('that %s', async (_what, change, expected) => {
      const folder = folderOfRoot();
      const file = fileOf('{"idleLockMinutes":5}', folder);
      change(file, folder);
      expect(await fault(file)).toBe(expected);
    });
  });
});

describe('the registry', () => {
  const top = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Drillroom\\Drillroom';
  const reg = (answers: Record<string, string | null>) => (key: string) =>
    Promise.resolve(answers[key] ?? null);
  const above = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';

  test('is a policy with the types of the schema', async () => {
    const printed = `\r\n${top}\r\n    keepSignedIn    REG_DWORD    0x0\r\n    branch    REG_SZ    Überlingen\r\n`;
    expect(await registryPolicy(reg({ [top]: printed }))()).toEqual([
      {
        source: 'registry',
        file: null,
        kind: 'found',
        values: { keepSignedIn: false, branch: 'Überlingen' },
      },
    ]);
  });

  test.each([
    ['its key is missing', { [above]: `\r\n${above}\\Microsoft\r\n` }, []],
    ['its key is there and not handed out', { [above]: `\r\n${top}\r\n` }, ['unreadable']],
    ['nothing is handed out', {}, ['unreadable']],
    ['it is not understood', { [top]: `\r\n${top}\r\n    a    REG_SZ    one\r\ntwo\r\n` }, ['unreadable']],
  ])('where %s', async (_what, answers, faults) => {
    const readings = await registryPolicy(reg(answers))();
    expect(readings.map((reading) => (reading.kind === 'unusable' ? reading.fault : reading.kind))).toEqual(
      faults,
    );
  });

  test('whose letters were lost keeps them out of what is in force', async () => {
    const printed = `${top}\r\n    branch    REG_SZ    \u{FFFD}berlingen\r\n    pcName    REG_SZ    Till 3\r\n`;
    const { values, problems } = policyOf(await registryPolicy(reg({ [top]: printed }))());
    expect(values).toEqual({ pcName: 'Till 3' });
    expect(problems).toMatchObject([{ path: 'branch', message: 'This has to be text.' }]);
  });
});

describe('the managed preferences', () => {
  const read = (json: string | null) =>
    managedPreferences(fileOf('bplist00'), {
      mayChange: nobody,
      toJson: (plist) => {
        expect(Buffer.from(plist).toString()).toBe('bplist00');
        return Promise.resolve(json === null ? null : Buffer.from(json));
      },
    })();

  test('are a policy once the system made JSON of them', async () => {
    expect(await read('{"keepSignedIn":false,"limits":{"chat":{"max":10,"perSeconds":60}}}')).toEqual([
      {
        source: 'managedPreferences',
        file: null,
        kind: 'found',
        values: { keepSignedIn: false, limits: { chat: { max: 10, perSeconds: 60 } } },
      },
    ]);
  });

  test('that no JSON can be made of are reported', async () => {
    expect(await read(null)).toMatchObject([{ kind: 'unusable', fault: 'not_json' }]);
  });
});
