import type { KeyVault } from '../ports.ts';

/**
 * The last thing that a process does, once everything is closed. A call to the keychain that never comes back holds a
 * thread; every ordinary way out would wait for that thread, and the next start for this process.
 */
export function endWithoutKeychain(vault: Pick<KeyVault, 'isWaiting'>): void {
  if (vault.isWaiting()) process.kill(process.pid, 'SIGKILL');
}
