import type { DataFolder } from './data-folder.ts';
import type { Closed, ClosedState } from './opening.ts';
import { blamingFullDisk, storeFaultIn } from './store-fault.ts';

const faults = {
  disk_full: { state: 'disk_full', says: 'The disk took no more bytes' },
  readonly: { state: 'readonly', says: 'The folder or a file in it may not be written' },
  corrupt: { state: 'corrupt', says: 'The database could not be read' },
  io: { state: 'corrupt', says: 'The disk did not read or write what it was asked to' },
} as const;

/** The state of a store that a fault of its disk or files keeps closed; `null` where the error is none of these. */
export function closedByFault(error: unknown, folder: DataFolder): Closed<ClosedState> | null {
  const fault = storeFaultIn(error);
  if (fault === null) return null;
  const { kind, message } = blamingFullDisk(fault, folder.root);
  const { state, says } = faults[kind];
  return { state, cause: null, holder: null, recoverable: false, reason: `${says} (${message}).` };
}
