import { useTranslation } from 'react-i18next';
import { createSignal, useSignal } from '#renderer/lib/signal.ts';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { CopiesList } from './copies-list.tsx';
import type { Copies } from './overview.ts';

const farewell = createSignal<Copies | null>(null);

/** An account was deleted here: its last word stands in the window until it is read. */
export const sayFarewell = (copies: Copies): void => farewell.set(copies);

/** The copies that still hold what was deleted; `null` when nobody is to be told anything. */
export const useFarewell = (): Copies | null => useSignal(farewell);

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
        <Button variant="primary" size="large" wide onPress={() => farewell.set(null)}>
          {t('farewell.action')}
        </Button>
      </Stack>
    </Door>
  );
}
