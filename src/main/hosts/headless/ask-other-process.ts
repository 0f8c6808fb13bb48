import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AskElsewhere } from '#main/platform/keychain/proof.ts';
import { ownFile } from './own-file.ts';

const entry = fileURLToPath(ownFile('./prove-keychain'));
/** Longer than a keychain is waited for. */
const patienceMs = 20_000;

/** Starts a Node of its own, which asks the keychain and answers on its stdout. */
export const askOtherProcess: AskElsewhere = (question) =>
  new Promise((resolve, reject) => {
    const options = { timeout: patienceMs, killSignal: 'SIGKILL', encoding: 'utf8' } as const;
    const child = execFile(process.execPath, [entry], options, (error, stdout) => {
      if (error !== null) return reject(new Error('The process that asks the keychain gave no answer.'));
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error('The process that asks the keychain gave no answer.'));
      }
    });
    // One that has ended already says so by its answer.
    child.stdin?.on('error', () => undefined).end(JSON.stringify(question));
  });
