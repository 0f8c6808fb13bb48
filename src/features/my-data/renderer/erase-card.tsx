import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { EraseAccount } from './erase-account.tsx';
import type { Overview } from './overview.ts';

/** The way out, for everybody but the last admin. */
export function EraseCard({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('myData');
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={t('erase.title')}>
      <Stack>
        <Text>{t('erase.text')}</Text>
        {!overview.isLastAdmin && <Text>{t('erase.before')}</Text>}
        {overview.isLastAdmin ? (
          <Note>{t('erase.lastAdmin')}</Note>
        ) : (
          <div>
            <Button variant="danger" onPress={() => setOpen(true)}>
              {t('erase.open')}
            </Button>
          </div>
        )}
      </Stack>
      {isOpen && <EraseAccount overview={overview} onClose={() => setOpen(false)} />}
    </Card>
  );
}
