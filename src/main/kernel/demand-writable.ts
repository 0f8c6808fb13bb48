import { type AnyOp, worksOnFullDisk } from '#contract/op.ts';
import type { Store } from '#main/platform/db/store.ts';
import { OperationRefused } from './refusal.ts';

/** Refuses what is not for a store that takes no writes, before anything of it is done. */
export function demandWritable(op: AnyOp, store: Pick<Store, 'disk'> | null): void {
  if (store === null || worksOnFullDisk(op)) return;
  const { state, ...more } = store.disk.writability();
  if (state !== 'ok') throw new OperationRefused('UNAVAILABLE', { store: state, ...more });
}
