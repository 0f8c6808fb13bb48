import { useTranslation } from 'react-i18next';
import { isolate } from '#renderer/lib/isolate.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { showToast } from '#ui/toast.tsx';
import type { PersonView } from './person-view.ts';
import { PersonFacts } from './person-facts.tsx';
import { useChangePerson } from './use-change-person.ts';

/** Somebody made an account and waits for an admin to let them in. */
export function Approval({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('accounts');
  const { setActive, isPending } = useChangePerson(person);
  const name = isolate(person.name);
  return (
    <Stack>
      <Note title={t('approval.title', { name })}>{t('approval.text')}</Note>
      <PersonFacts person={person} />
      <Stack direction="row" gap={2} wrap>
        <Button
          variant="primary"
          isPending={isPending}
          onPress={() =>
            setActive(true, () => showToast({ kind: 'ok', text: t('approval.approved', { name }) }))
          }
        >
          {t('approval.approve')}
        </Button>
        <Button
          isPending={isPending}
          onPress={() =>
            setActive(false, () => showToast({ kind: 'ok', text: t('approval.declined', { name }) }))
          }
        >
          {t('approval.decline')}
        </Button>
      </Stack>
    </Stack>
  );
}
