import { openConnection, type Connection } from './connection.ts';
import { storeFaultIn } from './store-fault.ts';

/**
 * `null` when every page is sound, else the first complaint. `thorough` also compares the indexes with their tables.
 * (`cipher_integrity_check` does nothing here: SECURITY, fact 1.)
 */
export function firstDamage(connection: Connection, how: 'quick' | 'thorough' = 'quick'): string | null {
  const check = how === 'quick' ? 'quick_check' : 'integrity_check';
  const [row = {}] = connection.rows<Record<string, string>>(`PRAGMA ${check}(1)`);
  const [found = 'no answer'] = Object.values(row);
  return found === 'ok' ? null : found;
}

/** The same for a file, as it lies on the disk and not as somebody remembers it. Throws faults of the disk only. */
export function damageInFile(
  file: string,
  key: Uint8Array,
  how: 'quick' | 'thorough' = 'thorough',
): string | null {
  try {
    const connection = openConnection({ file, key, mode: 'read' });
    try {
      return firstDamage(connection, how);
    } finally {
      connection.close();
    }
  } catch (error) {
    const fault = storeFaultIn(error);
    if (fault?.kind !== 'corrupt') throw error;
    return fault.message;
  }
}
