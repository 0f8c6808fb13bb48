import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, Platform } from 'electron-builder';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Packs the built app for Linux with the product's own configuration, around an Electron of empty files: what is packed
 * does not depend on the binary, which cannot be had everywhere.
 * @param scratch an empty folder
 * @returns the folder of `app.asar`, inside of `scratch`
 */
export async function packApp(scratch: string): Promise<string> {
  const electron = path.join(scratch, 'electron');
  await mkdir(path.join(electron, 'resources'), { recursive: true });
  await mkdir(path.join(electron, 'locales'));
  await writeFile(path.join(electron, 'electron'), '#!/bin/sh\n');
  await chmod(path.join(electron, 'electron'), 0o755);
  for (const file of ['LICENSE', 'version', 'locales/en-US.pak', 'locales/de.pak']) {
    await writeFile(path.join(electron, file), '');
  }
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: {
      extends: path.join(root, 'electron-builder.yml'),
      electronDist: electron,
      directories: { output: path.join(scratch, 'dist') },
      // There is no binary whose fuses could be set.
      electronFuses: null,
    },
  });
  return path.join(scratch, 'dist', 'linux-unpacked', 'resources');
}
