import { extname } from 'node:path';
import { threadFromSource } from '#main/platform/workers/thread-from-source.ts';

/**
 * A file of this program, named without its ending: the host runs from its TypeScript, or bundled with its folders as they
 * are here (`scripts/bundle-host.ts`).
 */
export const ownFile = (path: string): URL =>
  threadFromSource(`${path}${extname(import.meta.filename)}`, import.meta.url);
