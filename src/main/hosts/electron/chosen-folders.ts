import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { HostAnswer } from '#contract/bridge.ts';
import { words } from './words.ts';

type OpenDialogOptions = { title: string; properties: 'openDirectory'[] };

/** So many are remembered, the last ones. */
const most = 20;

/**
 * Folders that somebody chose in a dialog. A window gets a token and the folder's name: it can name no folder that nobody
 * chose, and learns no path. One dialog at a time; a second request answers `cancelled`.
 */
export function createChosenFolders(
  ask: (options: OpenDialogOptions) => Promise<{ canceled: boolean; filePaths: string[] }>,
) {
  const chosen = new Map<string, string>();
  let asking = false;
  return {
    async choose(): Promise<HostAnswer> {
      if (asking) return { kind: 'cancelled' };
      asking = true;
      try {
        const answer = await ask({ title: words.chooseFolder, properties: ['openDirectory'] });
        const [folder] = answer.filePaths;
        if (answer.canceled || folder === undefined) return { kind: 'cancelled' };
        const token = randomUUID();
        chosen.set(token, path.resolve(folder));
        for (const old of [...chosen.keys()].slice(0, -most)) chosen.delete(old);
        return { kind: 'chosen', token, name: path.basename(folder) };
      } catch {
        return { kind: 'failed', reason: 'other' };
      } finally {
        asking = false;
      }
    },
    pathOf: (token: string): string | null => chosen.get(token) ?? null,
  };
}
export type ChosenFolders = ReturnType<typeof createChosenFolders>;
