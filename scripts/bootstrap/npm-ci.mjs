import { spawn } from 'node:child_process';
import { BootstrapError } from './bootstrap-error.mjs';

/** npm as the person started it, else the one on PATH. On Windows npm is a batch file, which only a shell can run. */
const npmProgram = () => {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.c?js$/.test(running))
    return { file: process.execPath, first: [running], shell: false };
  return { file: 'npm', first: [], shell: process.platform === 'win32' };
};

/**
 * `npm ci` in `root`, without install scripts. npm's output is shown only when it fails.
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<number>} seconds that it took
 */
export const npmCi = (root, say) =>
  new Promise((resolve, reject) => {
    const began = Date.now();
    const seconds = () => Math.round((Date.now() - began) / 1000);
    const { file, first, shell } = npmProgram();
    // The includes outrank NODE_ENV=production and an `omit` in somebody's npm settings.
    const wanted = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--include=peer'];
    const quiet = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--prefer-offline'];
    const npm = spawn(file, [...first, ...wanted, ...quiet], {
      cwd: root,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    npm.stdout.on('data', (chunk) => output.push(chunk));
    npm.stderr.on('data', (chunk) => output.push(chunk));
    const pulse = setInterval(() => say(`still installing (${seconds()} s)…`), 15_000);
    const stop = (signal) => npm.kill(signal);
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    const settle = () => {
      clearInterval(pulse);
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
    };
    npm.on('error', (error) => {
      settle();
      reject(new BootstrapError(`npm could not be started (${error.code}). Install Node.js with npm.`));
    });
    npm.on('close', (code, signal) => {
      settle();
      if (code === 0) return resolve(seconds());
      process.stderr.write(Buffer.concat(output));
      const how = signal === null ? `exit code ${code}` : signal;
      reject(
        new BootstrapError(
          `npm ci failed (${how}); its output is above. Mend that, then run the same command again.`,
        ),
      );
    });
  });
