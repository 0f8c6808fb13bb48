import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { CopiesList } from './copies-list.tsx';
import type { Copies } from './overview.ts';

let farewell: Copies | null = null;
const listeners = new Set<() => void>();
const set = (next: Copies | null): void => {
  farewell = next;
  for (const listener of listeners) listener();
};
const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** An account was deleted here: its last word stands in the window until it is read. */
export const sayFarewell = (copies: Copies): void => set(copies);

/** The copies that still hold what was deleted; `null` when nobody is to be told anything. */
export const useFarewell = (): Copies | null => useSyncExternalStore(listen, () => farewell);

/** The last word to somebody whose account is gone, in the place of the sign-in. */
export function Farewell({ copies }: { readonly copies: Copies }) {
  const { t } = useTranslation('myData');
  return (
    <Door title={t('farewell.title')} lead={t('farewell.lead')} focusTitle>
      <Stack>
        {copies.length > 0 && (
          <div>
            <Text>{t('farewell.copies')}</Text>
            <CopiesList copies={copies} />
          </div>
        )}
        <Button variant="primary" size="large" wide onPress={() => set(null)}>
          {t('farewell.action')}
        </Button>
      </Stack>
    </Door>
  );
}
