import { renameSync } from 'node:fs';
import path from 'node:path';
import electronLog from 'electron-log/node';
import type { Clock, Log } from '../ports.ts';
import { logLine } from './log-line.ts';

const maxBytes = 10 * 2 ** 20;
const files = 5;

/**
 * The log as JSON lines in `folder`: everything in `app.log`, errors in `error.log` too. Each is kept as five files of
 * 10 MB. `root` is the folder of the program, against which stack frames are named.
 */
export function createFileLog(o: {
  folder: string;
  root: string;
  clock: Pick<Clock, 'now'>;
  maxFileBytes?: number;
}): Log {
  const write = logFile(path.join(o.folder, 'app.log'), o.maxFileBytes ?? maxBytes);
  const writeError = logFile(path.join(o.folder, 'error.log'), o.maxFileBytes ?? maxBytes);
  return {
    info: (event, fields) => write(logLine(o, 'info', event, { fields })),
    warn: (event, fields) => write(logLine(o, 'warn', event, { fields })),
    error: (event, error, fields) => {
      const line = logLine(o, 'error', event, { fields, error: error ?? null });
      write(line);
      writeError(line);
    },
  };
}

function logFile(file: string, maxSize: number): (line: string) => void {
  const logger = electronLog.create({ logId: file });
  logger.transports.console.level = false;
  const { file: transport } = logger.transports;
  transport.resolvePathFn = () => file;
  transport.maxSize = maxSize;
  transport.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  transport.transforms = [({ data }) => String(data[0])];
  transport.archiveLogFn = () => rotate(file);
  return (line) => logger.info(line);
}

/** `app.log` becomes `app.1.log`, that one `app.2.log` …; the oldest is written over. */
function rotate(file: string): void {
  const { dir, name, ext } = path.parse(file);
  const numbered = (number: number): string =>
    number === 0 ? file : path.join(dir, `${name}.${number}${ext}`);
  for (let number = files - 2; number >= 0; number--) {
    try {
      renameSync(numbered(number), numbered(number + 1));
    } catch {
      // There is not always a file of every number; one that is held open elsewhere is rotated next time.
    }
  }
}
