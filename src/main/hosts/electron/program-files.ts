import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the parts of the program lie, below what Electron calls the app path: a folder, or `app.asar`. */
export const programFiles = (root: string) => ({
  root,
  bundle: path.join(root, 'out', 'renderer'),
  preload: path.join(root, 'out', 'preload', 'index.cjs'),
  migrations: path.join(root, 'migrations'),
  resources: path.join(root, 'resources'),
  icon: path.join(root, 'resources', 'icon.png'),
  proveKeychain: path.join(root, 'out', 'main', 'prove-keychain.js'),
  worker: (name: string): URL => pathToFileURL(path.join(root, 'out', 'main', 'workers', `${name}.js`)),
});

export type ProgramFiles = ReturnType<typeof programFiles>;
