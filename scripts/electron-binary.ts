import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { runProgram } from './run-program.ts';

const folder = join(projectRoot, 'node_modules', 'electron');
/** What came of the last attempt to fetch it, so that a start without network does not wait each time. */
const refusal = join(projectRoot, 'out', 'electron-refused.json');
const dayMs = 24 * 60 * 60_000;
const lookEveryMs = 500;

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

const wantedVersion = (): string => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

/** The Electron program of the locked version, or null. Its installer writes `path.txt` last. */
export const electronProgram = (): string | null => {
  const name = read(join(folder, 'path.txt'));
  if (name === null || read(join(folder, 'dist', 'version'))?.replace(/^v/, '') !== wantedVersion())
    return null;
  const file = join(folder, 'dist', name);
  return existsSync(file) ? file : null;
};

/** Why fetching this version failed less than a day before `now`, or null. */
const recentRefusal = (now: number): string | null => {
  try {
    const { version, at, reason } = JSON.parse(readFileSync(refusal, 'utf8'));
    const age = now - Date.parse(at);
    return version === wantedVersion() && age >= 0 && age < dayMs ? String(reason) : null;
  } catch {
    return null;
  }
};

const bytesIn = (roots: readonly string[]): number =>
  roots
    .flatMap((root) => globSync('**/*', { cwd: root }).map((file) => join(root, file)))
    .reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);

const reasonIn = (output: string, code: number): string => {
  const said = output.split('\n').find((line) => line.trim() !== '');
  return said === undefined
    ? `its installer ended with exit code ${code}`
    : `its installer said "${said.trim()}"`;
};

/**
 * Fetches the Electron program with Electron's own installer. It is given up when nothing arrives for `silenceMs`, and
 * then, or when it is refused, not tried again for a day.
 * @returns null when it is there, else why not
 */
export const fetchElectron = async (
  say: (line: string) => void,
  silenceMs: number,
  now: number,
): Promise<string | null> => {
  const earlier = recentRefusal(now);
  if (earlier !== null) return `${earlier}; it will be tried again a day after the last attempt`;
  say(`fetching Electron ${wantedVersion()}…`);
  const temporary = mkdtempSync(join(tmpdir(), 'drillroom-electron-'));
  const silence = new AbortController();
  let seen = -1;
  let quietMs = 0;
  const watch = setInterval(() => {
    const bytes = bytesIn([temporary, join(folder, 'dist')]);
    quietMs = bytes === seen ? quietMs + lookEveryMs : 0;
    seen = bytes;
    if (quietMs >= silenceMs) silence.abort();
  }, lookEveryMs);
  const { code, output } = await runProgram(process.execPath, [join(folder, 'install.js')], {
    output: 'kept',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    signal: silence.signal,
  });
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });
  if (electronProgram() !== null) return null;
  const reason = silence.signal.aborted
    ? `nothing arrived for ${silenceMs / 1000} s`
    : reasonIn(output, code);
  mkdirSync(dirname(refusal), { recursive: true });
  writeFileSync(
    refusal,
    JSON.stringify({ version: wantedVersion(), at: new Date(now).toISOString(), reason }, null, 2),
  );
  return reason;
};
