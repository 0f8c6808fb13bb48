import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FaceSet, type FontFile, openFaces } from './font-faces.ts';

/** Noto Sans draws Latin, Greek, Cyrillic and Devanagari; DejaVu Sans adds Arabic, Hebrew, Armenian, Georgian and symbols. */
const fileNames = {
  regular: ['NotoSans-Regular.ttf', 'DejaVuSans.ttf'],
  bold: ['NotoSans-SemiBold.ttf', 'DejaVuSans-Bold.ttf'],
};

const opened = new Map<string, Promise<FaceSet>>();

const load = async (fontsDir: string): Promise<FaceSet> => {
  const read = async (name: string): Promise<FontFile> => ({
    name,
    bytes: await readFile(join(fontsDir, name)),
  });
  return openFaces({
    regular: await Promise.all(fileNames.regular.map(read)),
    bold: await Promise.all(fileNames.bold.map(read)),
  });
};

/**
 * The typefaces of a report, opened once for each folder.
 * @param resourcesDir `resources/` as it ships
 * @throws when a file cannot be read; the next call tries again
 */
export const loadReportFonts = (resourcesDir: string): Promise<FaceSet> => {
  const fontsDir = join(resourcesDir, 'fonts');
  const known = opened.get(fontsDir);
  if (known) return known;
  const loading = load(fontsDir);
  opened.set(fontsDir, loading);
  loading.catch(() => opened.delete(fontsDir));
  return loading;
};
