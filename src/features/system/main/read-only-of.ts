import type { z } from 'zod';
import type { Store } from '#main/platform/db/store.ts';
import type { Opening } from '../contract.ts';

/** Why an open store takes no writes, as the windows are told; `null` where it does. */
export function readOnlyOf({ disk }: Pick<Store, 'disk'>): z.output<typeof Opening>['readOnly'] {
  const now = disk.writability();
  if (now.state === 'ok') return null;
  return { cause: now.state, neededBytes: now.state === 'disk_full' ? now.neededBytes : null };
}
