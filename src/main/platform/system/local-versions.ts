import { homedir, release } from 'node:os';

/** What Drillroom runs on. Nothing of it names the PC or its user. */
export const localVersions = () => ({
  platform: process.platform,
  osRelease: release(),
  architecture: process.arch,
  node: process.versions.node,
  electron: process.versions['electron'] ?? null,
  chromium: process.versions['chrome'] ?? null,
});

/** The home folder of the OS user, which bears their name. */
export const homeFolder = (): string => homedir();
