import { utilityProcess } from 'electron';
import type { AskElsewhere } from '#main/platform/keychain/proof.ts';

/** Longer than a keychain is waited for. */
const patienceMs = 20_000;

/** Starts `file` in a process of its own, which asks the keychain. Only once Electron is ready. */
export function askUtilityProcess(file: string): AskElsewhere {
  return async (question) => {
    const child = utilityProcess.fork(file, [], { serviceName: 'Drillroom keychain', stdio: 'ignore' });
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const giveUp = (): void => reject(new Error('The process that asks the keychain gave no answer.'));
    const timer = setTimeout(giveUp, patienceMs);
    child.once('message', resolve);
    child.once('exit', giveUp);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- between processes there is no origin
    child.postMessage(question);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      child.kill();
    }
  };
}
