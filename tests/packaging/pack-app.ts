import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, Platform } from 'electron-builder';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Packs the built app for Linux with the product's own configuration, around an Electron of empty files: what is packed
 * does not depend on the binary, which cannot be had everywhere.
 * @returns the folder of `app.asar`, inside a folder of its own under the system's temporary one
 */
export async function packApp(): Promise<{ scratch: string; resources: string }> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'drillroom-pack-'));
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
  return { scratch, resources: path.join(scratch, 'dist', 'linux-unpacked', 'resources') };
}
