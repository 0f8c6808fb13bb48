import { describe, expect, test } from 'vitest';
import { chooseRuntime, hasDisplay } from './choose-runtime.ts';

const there = { program: '/somewhere/electron' };
const missing = { missing: 'no network' };

describe('what opens the app', () => {
  test('is Electron where its program is there', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      expect(chooseRuntime({ platform, isRoot: false, electron: there }).kind).toBe('electron');
    }
  });

  test('is the stand-in for root on Linux, so that no sandbox is switched off', () => {
    expect(chooseRuntime({ platform: 'linux', isRoot: true, electron: there })).toMatchObject({
      kind: 'stand-in',
      why: expect.stringContaining('root'),
    });
  });

  test('is the stand-in on Linux without Electron, with the reason', () => {
    expect(chooseRuntime({ platform: 'linux', isRoot: false, electron: missing })).toMatchObject({
      kind: 'stand-in',
      why: expect.stringContaining('no network'),
    });
  });

  test('is nothing elsewhere without Electron, and says what to do', () => {
    const runtime = chooseRuntime({ platform: 'win32', isRoot: false, electron: missing });
    expect(runtime).toMatchObject({ kind: 'none', why: expect.stringContaining('start again') });
  });
});

test('an empty display variable is no display', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
});
