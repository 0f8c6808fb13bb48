import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { osKeychain } from '#main/platform/keychain/os-keychain.ts';
import { buildApp, isBuilt } from '../built-app.ts';
import { chooseRuntime, hasDisplay, type Runtime } from '../choose-runtime.ts';
import { ensurePackages } from '../debian-packages.ts';
import { keySource } from '../development-key.ts';
import { electronProgram, fetchElectron } from '../electron-binary.ts';
import { projectRoot } from '../project-root.ts';
import { runProgram } from '../run-program.ts';
import { onInventedScreen, screenPackages } from '../screen.ts';

const say = (line: string) => console.error(`drillroom: ${line}`);

/** A download that brings nothing for so long is given up. */
const silenceMs = 15_000;

/** Says the problem, if there is one, and answers whether to go on. */
const fine = (problem: string | null): boolean => {
  if (problem !== null) say(problem);
  return problem === null;
};

const built = async (): Promise<boolean> => {
  if (isBuilt()) return true;
  say('building the app…');
  return fine(await buildApp('kept'));
};

/** The tour drives the window by itself, so it needs no screen that anybody sees. */
const runTour = async (args: readonly string[], display: boolean): Promise<number> => {
  const problem = await ensurePackages(['chromium', ...(display ? [] : screenPackages)], say);
  if (!fine(problem) || !(await built())) return 1;
  const tour = [process.execPath, join(projectRoot, 'scripts', 'commands', 'tour.ts'), ...args];
  const [program = '', ...rest] = display ? tour : onInventedScreen(tour);
  return (await runProgram(program, rest, { output: 'plain' })).code;
};

const findRuntime = async (): Promise<Runtime> => {
  const { platform } = process;
  const isRoot = process.getuid?.() === 0;
  const refused = electronProgram() === null ? await fetchElectron(say, silenceMs, Date.now()) : null;
  const program = electronProgram();
  const electron =
    program === null ? { missing: refused ?? 'it is not where its installer puts it' } : { program };
  return chooseRuntime({ platform, isRoot, electron });
};

const keychainAnswers = async () =>
  (await osKeychain({ service: 'Drillroom' }).get('is anybody there', 'key')).kind !== 'unavailable';

const openApp = async (): Promise<number> => {
  const runtime = await findRuntime();
  if (runtime.kind === 'none') {
    say(runtime.why);
    return 1;
  }
  if (runtime.kind === 'stand-in' && !fine(await ensurePackages(['chromium'], say))) return 1;
  if (!(await built())) return 1;

  const env = { ...process.env };
  const key = await keySource(process.platform, env, keychainAnswers);
  if (key.kind === 'key-file') {
    say(`the store's key lies in ${key.file}, because ${key.why}.`);
    env['DRILLROOM_KEY_FILE'] = key.file;
  }

  if (runtime.kind === 'electron') {
    say('opening the app in Electron.');
    return (await runProgram(runtime.program, [projectRoot], { env })).code;
  }
  say(`opening the app in the Electron stand-in over Chromium, because ${runtime.why}.`);
  const register = pathToFileURL(join(projectRoot, 'tools', 'standin', 'register.mjs')).href;
  const main = join(projectRoot, 'out', 'main', 'index.js');
  return (await runProgram(process.execPath, ['--import', register, main], { env })).code;
};

const start = async ([first, ...rest]: readonly string[]): Promise<number> => {
  if (first !== undefined && first !== '--tour') {
    say(`"${first}" is not an option. Use: npm start, or npm start -- --tour`);
    return 2;
  }
  const display = hasDisplay(process.platform, process.env);
  if (first === '--tour') return runTour(rest, display);
  if (display) return openApp();
  say('there is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so the app shows itself in a tour.');
  return runTour([], display);
};

// A keychain that never answers would keep this process from ending by itself.
process.exit(await start(process.argv.slice(2)));
