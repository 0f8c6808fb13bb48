import { describe, expect, test } from 'vitest';
import { applicationMenu } from './application-menu.ts';
import { words } from './words.ts';

const rolesOf = (template: ReturnType<typeof applicationMenu>): string[] =>
  template.flatMap((entry) => [
    ...(entry.role === undefined ? [] : [entry.role]),
    ...(Array.isArray(entry.submenu) ? rolesOf(entry.submenu) : []),
  ]);

describe.each(['win32', 'linux', 'darwin'] as const)('on %s', (platform) => {
  test('text can be edited by menu, as everywhere', () => {
    expect(rolesOf(applicationMenu({ platform, devTools: false, onHelp: null }))).toEqual(
      expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']),
    );
  });

  test('the developer tools and reloading are not in an installed program', () => {
    const roles = rolesOf(applicationMenu({ platform, devTools: false, onHelp: null }));
    for (const role of ['toggleDevTools', 'reload', 'forceReload']) expect(roles).not.toContain(role);
    expect(rolesOf(applicationMenu({ platform, devTools: true, onHelp: () => {} }))).toContain(
      'toggleDevTools',
    );
  });

  test('no two entries of a menu share a mnemonic', () => {
    const menus = [
      applicationMenu({ platform, devTools: true, onHelp: () => {} }),
      ...applicationMenu({ platform, devTools: true, onHelp: () => {} }).map(({ submenu }) =>
        Array.isArray(submenu) ? submenu : [],
      ),
    ];
    for (const menu of menus) {
      const letters = menu.flatMap(({ label }) => /&(.)/.exec(label ?? '')?.[1]?.toLowerCase() ?? []);
      expect(new Set(letters).size).toBe(letters.length);
    }
  });

  test('the help of the organisation is there where it has one', () => {
    const labels = (onHelp: (() => void) | null): unknown =>
      applicationMenu({ platform, devTools: false, onHelp })
        .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
        .map(({ label }) => label);
    expect(labels(() => {})).toContain(words.menu.helpPage);
    expect(labels(null)).not.toContain(words.menu.helpPage);
  });
});
