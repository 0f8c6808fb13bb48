import { expect, test } from 'vitest';
import { dataFolder } from './data-folder.ts';

const linux = {
  platform: 'linux',
  packaged: true,
  env: {},
  home: '/home/anna',
  appData: '/home/anna/.config',
} as const;

test('on Linux the folder follows the XDG rules', () => {
  expect(dataFolder(linux)).toBe('/home/anna/.local/share/drillroom');
  expect(dataFolder({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/drillroom');
  expect(dataFolder({ ...linux, env: { XDG_DATA_HOME: 'relative' } })).toBe(
    '/home/anna/.local/share/drillroom',
  );
});

test('on a Mac it lies beside those of other programs', () => {
  expect(
    dataFolder({ ...linux, platform: 'darwin', appData: '/Users/anna/Library/Application Support' }),
  ).toBe('/Users/anna/Library/Application Support/Drillroom');
});

test('on Windows it lies in the local profile, never in the roaming one', () => {
  const windows = {
    ...linux,
    platform: 'win32',
    home: '/users/anna',
    appData: '/users/anna/AppData/Roaming',
  } as const;
  expect(dataFolder({ ...windows, env: { LOCALAPPDATA: '/users/anna/AppData/Local' } })).toBe(
    '/users/anna/AppData/Local/Drillroom',
  );
  expect(dataFolder(windows)).toBe('/users/anna/AppData/Local/Drillroom');
});

test('a developer may move it, an installed program may not be moved', () => {
  const env = { DRILLROOM_DATA: '/tmp/elsewhere' };
  expect(dataFolder({ ...linux, packaged: false, env })).toBe('/tmp/elsewhere');
  expect(dataFolder({ ...linux, packaged: true, env })).toBe('/home/anna/.local/share/drillroom');
  expect(dataFolder({ ...linux, packaged: false, env: { DRILLROOM_DATA: '' } })).toBe(
    '/home/anna/.local/share/drillroom',
  );
});
