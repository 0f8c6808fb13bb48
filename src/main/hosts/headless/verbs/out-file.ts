import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { atomicWriteNew, type FileContent } from '#main/platform/db/atomic-write.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { writeOutgoing } from '#main/platform/db/outgoing.ts';
import { storeFaultIn } from '#main/platform/db/store-fault.ts';
import { exit, type ExitCode } from '../exit-codes.ts';

/** Why nothing was written where `--out` points. */
export class OutRefused extends Error {
  override readonly name = 'OutRefused';
  readonly why: 'out_exists' | 'out_folder_missing' | 'out_in_data_folder' | 'out_not_written';
  readonly code: ExitCode;
  constructor(why: OutRefused['why'], code: ExitCode, options?: ErrorOptions) {
    super(why, options);
    this.why = why;
    this.code = code;
  }
}

/** Tells what the making of the content throws from what the disk does where it is written. */
function watched(content: FileContent) {
  let thrown: { readonly error: unknown } | null = null;
  async function* parts(made: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* made;
    } catch (error) {
      thrown = { error };
      throw error;
    }
  }
  const isWhole = typeof content === 'string' || content instanceof Uint8Array;
  return { content: isWhole ? content : parts(content), thrown: () => thrown };
}

/** Where it really lies, or would once it is made. */
const placeOf = (path: string): string => {
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  return isThere ? realpathSync(path) : resolve(path);
};

const isWithin = (file: string, folder: string): boolean => {
  const way = relative(placeOf(folder), placeOf(dirname(file)));
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
};

/**
 * A new file, for its owner only, outside of the data folder: what opens a store, or stands in it, has no place beside it.
 * Throws OutRefused at once where the name is taken or the folder is not there.
 * `isInTheClear`: it may hold what people said, so that what a kill leaves of it is noted in the store that is open here.
 */
export function outFile(given: string, dataDir: string, { isInTheClear = true } = {}) {
  const file = resolve(given);
  if (isWithin(file, dataDir)) throw new OutRefused('out_in_data_folder', exit.usage);
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined)
    throw new OutRefused('out_exists', exit.usage);
  const folder = statSync(dirname(file), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true) throw new OutRefused('out_folder_missing', exit.usage);
  return {
    path: file,
    /**
     * Whole, or not at all; the next opening of the store removes what a kill leaves of it where that `isInTheClear`: only
     * while this process has the store open. Rejects with OutRefused where the disk refuses, else with what `content` throws.
     */
    write: async (content: FileContent): Promise<void> => {
      const made = watched(content);
      try {
        if (isInTheClear) await writeOutgoing(dataFolder(dataDir), file, made.content);
        else await atomicWriteNew(file, made.content);
      } catch (error) {
        if (made.thrown() !== null) throw error;
        const fault = storeFaultIn(error);
        if (fault === null) throw error;
        const code = fault.kind === 'disk_full' ? exit.diskFull : exit.unhealthy;
        throw new OutRefused('out_not_written', code, { cause: error });
      }
    },
  };
}
export type OutFile = ReturnType<typeof outFile>;
