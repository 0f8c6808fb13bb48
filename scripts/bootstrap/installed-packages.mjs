import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether npm's list of names (`["linux", "!arm64"]`, or one name) lets `actual` in. */
const admits = (list, actual) => {
  const names = list === undefined ? [] : [list].flat();
  if (names.includes(`!${actual}`)) return false;
  const wanted = names.filter((name) => !name.startsWith('!'));
  return wanted.length === 0 || wanted.includes(actual);
};

const libc = () => {
  if (process.platform !== 'linux') return undefined;
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
};

/**
 * The locked packages that this machine must have. npm leaves out what is for another platform, and says nothing when
 * an optional package could not be fetched; one that names this platform is a native part, and without it the app fails.
 */
const required = (packages) => {
  const here = libc();
  return Object.entries(packages).filter(([path, entry]) => {
    if (path === '' || entry.link) return false;
    const fits =
      admits(entry.os, process.platform) &&
      admits(entry.cpu, process.arch) &&
      (here === undefined || admits(entry.libc, here));
    return (
      fits && (!(entry.optional || entry.devOptional) || entry.os !== undefined || entry.cpu !== undefined)
    );
  });
};

/** The locked packages that are not in node_modules, as paths such as `node_modules/zod`. */
export const missingPackages = (root, packages) =>
  required(packages)
    .map(([path]) => path)
    .filter((path) => !existsSync(join(root, path, 'package.json')));

/**
 * Whether npm itself finished an install of exactly these packages, for instance `npm install` run by a developer.
 * npm writes its hidden lock file last.
 */
export const npmCompleted = (root, packages) => {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  let installed;
  try {
    installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  } catch {
    return false;
  }
  const same = required(packages).every(
    ([path, entry]) =>
      installed[path]?.version === entry.version && installed[path]?.integrity === entry.integrity,
  );
  const none = Object.keys(installed).every((path) => Object.hasOwn(packages, path));
  return same && none && missingPackages(root, packages).length === 0;
};
