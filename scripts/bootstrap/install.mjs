import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from './bootstrap-error.mjs';
import { missingPackages, npmCompleted } from './installed-packages.mjs';
import { npmCi } from './npm-ci.mjs';
import { whileAlone } from './while-alone.mjs';

/** Written last, so that an install which was cut short is never taken for a whole one. */
const stampOf = (root) => join(root, 'node_modules', '.drillroom-installed');

const readLock = (root) => {
  try {
    const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    return { packages: JSON.parse(text).packages, wanted: `${hash} ${process.platform}-${process.arch}\n` };
  } catch (error) {
    throw new BootstrapError(
      `package-lock.json cannot be read (${error.message}). Fetch a whole copy of the project.`,
    );
  }
};

const isStamped = (root, lock) => {
  try {
    return readFileSync(stampOf(root), 'utf8') === lock.wanted;
  } catch {
    return false;
  }
};

const stamp = (root, lock) => {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampOf(root), lock.wanted);
};

const installAfresh = async (root, lock, say) => {
  const again = existsSync(join(root, 'node_modules')) ? ' again, because what is here does not match' : '';
  say(`installing the locked dependencies${again} with npm ci…`);
  // npm removes the old packages first: neither its own record nor ours may outlive them.
  rmSync(stampOf(root), { force: true });
  rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true });
  const seconds = await npmCi(root, say);
  const missing = missingPackages(root, lock.packages);
  if (missing.length > 0) {
    throw new BootstrapError(
      `npm ended without installing ${missing.join(', ')}. Check the network and try again.`,
    );
  }
  stamp(root, lock);
  say(`installed in ${seconds} s.`);
};

/**
 * Makes node_modules match package-lock.json, exactly and without running install scripts. Asks no network and takes
 * milliseconds when it already does.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export const install = async (root, say) => {
  const lock = readLock(root);
  if (isStamped(root, lock)) return;
  await whileAlone(join(root, 'out', 'installing.pid'), say, async () => {
    if (isStamped(root, lock)) return;
    if (npmCompleted(root, lock.packages)) stamp(root, lock);
    else await installAfresh(root, lock, say);
  });
};
