import type { TFunction } from 'i18next';
import { showToast } from '#ui/toast.tsx';

/** Says it where somebody asked to stay signed in and will not be. */
export function tellKept(kept: 'yes' | 'no' | 'forbidden' | 'unavailable', t: TFunction<'accounts'>): void {
  if (kept === 'forbidden' || kept === 'unavailable') {
    showToast({ kind: 'info', text: t(`signIn.kept.${kept}`) });
  }
}
