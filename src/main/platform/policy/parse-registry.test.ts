import { describe, expect, test } from 'vitest';
import { parseRegistry, policyOfRegistry } from './parse-registry.ts';

const top = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Drillroom\\Drillroom';
const printed = (...lines: readonly string[]) => `\r\n${lines.join('\r\n')}\r\n\r\n`;
const policyOf = (...lines: readonly string[]) =>
  policyOfRegistry(parseRegistry(printed(top, ...lines)) ?? [], top, new Set(['keepSignedIn']));

describe('what reg query prints', () => {
  test('is taken apart into keys and their values', () => {
    const text = printed(
      top,
      '    organisation    REG_SZ    Coastline Bank  (North)',
      '    idleLockMinutes    REG_DWORD    0xa',
      '',
      `${top}\\limits`,
      '    commands    REG_SZ    100/3600',
    );
    expect(parseRegistry(text)).toEqual([
      {
        path: top,
        values: [
          { name: 'organisation', type: 'REG_SZ', data: 'Coastline Bank  (North)' },
          { name: 'idleLockMinutes', type: 'REG_DWORD', data: '0xa' },
        ],
      },
      { path: `${top}\\limits`, values: [{ name: 'commands', type: 'REG_SZ', data: '100/3600' }] },
    ]);
  });

  test.each([
    ['nothing', '', []],
    ['a key without values', printed(top), [{ path: top, values: [] }]],
    [
      'the value without a name',
      printed(top, '    (Default)    REG_SZ    (value not set)'),
      [{ path: top, values: [] }],
    ],
    [
      'the same in German',
      printed(top, '    (Standard)    REG_SZ    (Wert nicht festgelegt)'),
      [{ path: top, values: [] }],
    ],
    [
      'an empty text, whose line Windows ends early',
      printed(top, '    branch    REG_SZ', '    pcName    REG_SZ    '),
      [
        {
          path: top,
          values: [
            { name: 'branch', type: 'REG_SZ', data: '' },
            { name: 'pcName', type: 'REG_SZ', data: '' },
          ],
        },
      ],
    ],
    [
      'a name with spaces in it',
      printed(top, '    two words    REG_SZ    x'),
      [{ path: top, values: [{ name: 'two words', type: 'REG_SZ', data: 'x' }] }],
    ],
  ])('%s is understood', (_what, text, keys) => {
    expect(parseRegistry(text)).toEqual(keys);
  });

  test.each([
    ['a text of several lines', printed(top, '    branch    REG_SZ    North', 'and South')],
    ['a value before any key', printed('    branch    REG_SZ    North')],
    ['a message', 'ERROR: Access is denied.\r\n'],
    ['a type that there is not', printed(top, '    branch    TEXT    North')],
  ])('%s is not, and nothing of it is taken', (_what, text) => {
    expect(parseRegistry(text)).toBeNull();
  });
});

describe('a policy in the registry', () => {
  test.each([
    ['a number', '    idleLockMinutes    REG_DWORD    0x1e', { idleLockMinutes: 30 }],
    ['a long number', '    idleLockMinutes    REG_QWORD    0xff', { idleLockMinutes: 255 }],
    ['a text', '    signInShows    REG_SZ    tiles', { signInShows: 'tiles' }],
    [
      'an expandable text, which nobody expands',
      '    branch    REG_EXPAND_SZ    %TEMP%',
      { branch: '%TEMP%' },
    ],
    ['several texts', String.raw`    names    REG_MULTI_SZ    one\0two`, { names: ['one', 'two'] }],
    ['a yes', '    keepSignedIn    REG_DWORD    0x1', { keepSignedIn: true }],
    ['a no', '    keepSignedIn    REG_DWORD    0x0', { keepSignedIn: false }],
    ['neither yes nor no', '    keepSignedIn    REG_DWORD    0x2', { keepSignedIn: 2 }],
    ['a yes in words', '    keepSignedIn    REG_SZ    true', { keepSignedIn: 'true' }],
    ['bytes', '    branch    REG_BINARY    0A0B', { branch: '0A0B' }],
    ['a number that is none', '    idleLockMinutes    REG_DWORD    lots', { idleLockMinutes: 'lots' }],
  ])('reads %s', (_what, line, values) => {
    expect(policyOf(line)).toEqual(values);
  });

  test('reads limits from the key below, whatever the case of its path', () => {
    const limits = [
      `${top.toUpperCase()}\\limits`,
      '    commands    REG_SZ    100/3600',
      '    chat    REG_SZ    many',
    ];
    expect(policyOf('    idleLockMinutes    REG_DWORD    0x5', '', ...limits)).toEqual({
      idleLockMinutes: 5,
      limits: { commands: { max: 100, perSeconds: 3600 }, chat: 'many' },
    });
  });

  test('leaves another key’s values where they are', () => {
    expect(policyOf('', `${top}Other`, '    idleLockMinutes    REG_DWORD    0x5')).toEqual({});
  });
});
