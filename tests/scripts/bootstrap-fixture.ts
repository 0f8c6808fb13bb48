import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { projectRoot } from '../../scripts/project-root.ts';

/** How the npm of the fixture behaves. It records its arguments and works on the folders as the real one does. */
export type NpmMood = 'works' | 'fails' | 'dies halfway' | 'leaves out native packages' | 'waits';

// Found on PATH, because the kernel splits the first line of a script at spaces.
const npm = `#!/usr/bin/env node
const { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const mood = process.env.NPM_MOOD;
appendFileSync('npm-calls.txt', process.argv.slice(2).join(' ') + '\\n');
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules');
if (mood === 'fails') { console.log('npm error ENOTFOUND the reason'); process.exit(1); }
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || (mood === 'leaves out native packages' && entry.optional)) continue;
  mkdirSync(join(path, 'bin'), { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify(entry));
  if (mood === 'dies halfway') process.kill(process.pid, 'SIGKILL');
}
const finish = () => writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock));
if (mood !== 'waits') finish();
else { const timer = setInterval(() => { if (existsSync('go-on')) { clearInterval(timer); finish(); } }, 20); }
`;

/** Shows what reached the command, on the stream that belongs to it. */
const command = `
console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), path: process.env.PATH, home: process.env.HOME ?? null }));
if (process.argv[2] === 'exit') process.exit(Number(process.argv[3]));
if (process.argv[2] === 'wait') setInterval(() => {}, 1000);
`;

export const nativePackage = `node-${process.platform}-${process.arch}`;

export const lockOf = (version: string) => ({
  lockfileVersion: 3,
  packages: {
    '': { name: 'app' },
    'node_modules/some-library': { version, integrity: `sha512-${version}` },
    [`node_modules/${nativePackage}`]: {
      version: '24.1.0',
      integrity: 'sha512-native',
      optional: true,
      os: [process.platform],
      cpu: [process.arch],
    },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true, os: ['aix'], cpu: ['ppc64'] },
  },
});

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A small project in a folder of its own, with the real bootstrap and an npm that needs no network. */
export const bootstrapFixture = (folderName = 'project') => {
  const home = mkdtempSync(join(tmpdir(), 'drillroom bootstrap '));
  const root = join(home, folderName);
  const bin = join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  cpSync(join(projectRoot, 'scripts', 'bootstrap.mjs'), join(root, 'scripts', 'bootstrap.mjs'));
  cpSync(join(projectRoot, 'scripts', 'bootstrap'), join(root, 'scripts', 'bootstrap'), { recursive: true });
  mkdirSync(join(root, 'scripts', 'commands'));
  writeFileSync(join(root, 'scripts', 'commands', 'build.ts'), command);
  writeFileSync(join(bin, 'npm'), npm, { mode: 0o755 });

  mkdirSync(join(root, 'src/main/hosts/headless'), { recursive: true });
  writeFileSync(join(root, 'src/main/hosts/headless/main.ts'), command);

  const writeLock = (version: string) =>
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lockOf(version)));
  writeLock('1.0.0');

  const begin = (
    args: readonly string[],
    options: {
      readonly mood?: NpmMood;
      readonly pretendNode?: string;
      readonly env?: NodeJS.ProcessEnv;
    } = {},
  ) => {
    const { mood = 'works', pretendNode, env = {} } = options;
    const pretend = join(home, 'pretend.cjs');
    writeFileSync(pretend, `Object.defineProperty(process.versions, 'node', { value: '${pretendNode}' });`);
    const child = spawn(
      process.execPath,
      [
        ...(pretendNode === undefined ? [] : ['-r', pretend]),
        join(root, 'scripts', 'bootstrap.mjs'),
        ...args,
      ],
      {
        cwd: home,
        env: {
          PATH: [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
          HOME: home,
          NPM_MOOD: mood,
          ...env,
        },
      },
    );
    let stdout = '';
    let stderr = '';
    const onOutput: (() => void)[] = [];
    const seen = () => onOutput.forEach((look) => look());
    child.stdout.on('data', (chunk) => ((stdout += chunk), seen()));
    child.stderr.on('data', (chunk) => ((stderr += chunk), seen()));
    const ended = new Promise<Run>((resolve) => {
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
    /** Resolves once the output holds `text`, and rejects when the program ends without having said it. */
    const says = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (`${stdout}${stderr}`.includes(text)) resolve();
        };
        onOutput.push(look);
        look();
        child.on('close', () => reject(new Error(`ended without saying "${text}": ${stdout}${stderr}`)));
      });
    return { child, ended, says };
  };

  return {
    root,
    home,
    writeLock,
    begin,
    run: (...args: Parameters<typeof begin>) => begin(...args).ended,
    npmCalls: () => {
      try {
        return readFileSync(join(root, 'npm-calls.txt'), 'utf8').trim().split('\n');
      } catch {
        return [];
      }
    },
    /** Puts this very Node where the package that carries Node would have it. */
    bringNode: () => {
      const folder = join(root, 'node_modules', nativePackage, 'bin');
      mkdirSync(folder, { recursive: true });
      rmSync(join(folder, 'node'), { force: true });
      symlinkSync(process.execPath, join(folder, 'node'));
      writeFileSync(join(folder, '..', 'package.json'), '{"version":"24.1.0"}');
    },
    letNpmGoOn: () => writeFileSync(join(root, 'go-on'), ''),
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
};
