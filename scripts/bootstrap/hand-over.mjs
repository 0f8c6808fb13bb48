import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { BootstrapError } from './bootstrap-error.mjs';

const passedOn = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/** The environment of the command: its Node and the installed tools come first on PATH, whatever PATH is spelled like. */
const environment = (root, node) => {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env[name]].filter(Boolean);
  return { ...process.env, [name]: path.join(delimiter) };
};

/**
 * Runs `file` under `node` in this terminal and in the folder `cwd`, passes signals on, and ends with its exit code, or with
 * 128 plus the number of the signal that ended it.
 * @param {{ root: string, node: string, file: string, args: string[], cwd: string }} command
 */
export const handOver = ({ root, node, file, args, cwd }) =>
  new Promise((resolve, reject) => {
    const child = spawn(node, [file, ...args], { cwd, env: environment(root, node), stdio: 'inherit' });
    const forward = (signal) => {
      // A terminal sends Ctrl-C to the child as well; a second one would make it drop what it is closing.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of passedOn) process.on(signal, forward);
    child.on('error', (error) => {
      reject(
        new BootstrapError(
          `${node} does not run on this machine (${error.code}). Install Node.js 24 or newer.`,
        ),
      );
    });
    child.on('exit', (code, signal) => {
      for (const name of passedOn) process.off(name, forward);
      if (signal === null) process.exitCode = code;
      else process.exitCode = 128 + constants.signals[signal];
      resolve();
    });
  });
