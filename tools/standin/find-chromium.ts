import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The system's Chromium, or null. */
export function findChromium(searchPath = process.env['PATH'] ?? ''): string | null {
  for (const folder of ['/usr/bin', ...searchPath.split(path.delimiter).filter((part) => part !== '')]) {
    for (const name of names) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here
      }
    }
  }
  return null;
}
