import type { DebianPackage } from './debian-packages.ts';

/** What the invented screen needs. */
export const screenPackages: readonly DebianPackage[] = ['xvfb', 'xauth'];

/** The same command, on an X server of its own: for windows that nobody looks at. */
export const onInventedScreen = (command: readonly string[]): readonly string[] => [
  'xvfb-run',
  '-a',
  '-s',
  '-screen 0 1920x1200x24',
  ...command,
];
