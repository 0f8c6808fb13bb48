import path from 'node:path';
import type { HostAnswer } from '#contract/bridge.ts';
import { fileName } from './file-name.ts';
import { systemCode } from '#main/platform/system/system-code.ts';
import { words } from './words.ts';

type SaveDialogOptions = {
  defaultPath: string;
  filters: { name: string; extensions: string[] }[];
};

/** `isStillWanted` is asked once the place is chosen: a dialog may stand there longer than whoever opened it. */
export type SaveFile = (
  file: { suggestedName: string; bytes: Uint8Array },
  isStillWanted: () => Promise<boolean>,
) => Promise<HostAnswer>;

/**
 * Asks where a file shall go and writes it there, whole or not at all. The next dialog opens in the folder that was
 * chosen last. One dialog at a time: a second request answers `cancelled`.
 */
export function createSaveFile(o: {
  ask(options: SaveDialogOptions): Promise<{ canceled: boolean; filePath: string }>;
  write(file: string, bytes: Uint8Array): Promise<void>;
  firstFolder: string;
}): SaveFile {
  let folder = o.firstFolder;
  let asking = false;

  return async ({ suggestedName, bytes }, isStillWanted) => {
    if (asking) return { kind: 'cancelled' };
    asking = true;
    const name = fileName(suggestedName);
    try {
      const chosen = await o.ask({ defaultPath: path.join(folder, name), filters: filtersFor(name) });
      if (chosen.canceled || chosen.filePath === '') return { kind: 'cancelled' };
      if (!(await isStillWanted())) return { kind: 'failed', reason: 'not_allowed' };
      await o.write(chosen.filePath, bytes);
      folder = path.dirname(chosen.filePath);
      return { kind: 'saved', path: chosen.filePath };
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error) };
    } finally {
      asking = false;
    }
  };
}

function filtersFor(name: string): SaveDialogOptions['filters'] {
  const extension = path.extname(name).slice(1).toLowerCase();
  if (extension === '') return [];
  const known = extension === 'pdf' || extension === 'csv' ? extension : 'other';
  return [{ name: words.saveFile[known], extensions: [extension] }];
}

const reasons: Readonly<Record<string, 'disk_full' | 'not_allowed'>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  EACCES: 'not_allowed',
  EPERM: 'not_allowed',
  EROFS: 'not_allowed',
};

function reasonOf(error: unknown): 'disk_full' | 'not_allowed' | 'other' {
  return (error instanceof Error ? reasons[systemCode(error)] : undefined) ?? 'other';
}
