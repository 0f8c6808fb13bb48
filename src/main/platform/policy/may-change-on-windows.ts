import { mkdtemp, readFile, rmdir } from 'node:fs/promises';
import path from 'node:path';

/** Windows lets everybody make new folders here; what lies in them is its owner's. */
const everybodys = 'C:\\ProgramData';

/**
 * For Windows, where a mode says nothing: asks the system by trying. A file that opens for writing is not protected, nor
 * is one in a folder, below `C:\ProgramData`, in which a folder can be made. Nothing is changed by that but a folder
 * that comes and goes. Was never run on Windows.
 */
export async function mayChangeOnWindows(file: string): Promise<boolean> {
  if (await works(() => readFile(file, { flag: 'r+' }))) return true;
  let folder = path.win32.dirname(file);
  while (folder.length > everybodys.length) {
    const trial = `${folder}\\.trial-`;
    if (await works(async () => rmdir(await mkdtemp(trial)))) return true;
    folder = path.win32.dirname(folder);
  }
  return false;
}

const works = async (attempt: () => Promise<unknown>): Promise<boolean> => {
  try {
    await attempt();
    return true;
  } catch {
    return false;
  }
};
