import { useTranslation } from 'react-i18next';
import { isolate } from '#renderer/lib/isolate.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { showToast } from '#ui/toast.tsx';
import type { PersonView } from './person-view.ts';
import { PersonFacts } from './person-facts.tsx';
import { useSetActive } from './use-set-active.ts';

/** Somebody made an account and waits for an admin to let them in. */
export function Approval({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('accounts');
  const name = isolate(person.name);
  const say = (text: string) => showToast({ kind: 'ok', text });
  const approve = useSetActive(person.id, true, () => say(t('approval.approved', { name })));
  const decline = useSetActive(person.id, false, () => say(t('approval.declined', { name })));
  const isPending = approve.isPending || decline.isPending;
  return (
    <Stack>
      <Note title={t('approval.title', { name })}>{t('approval.text')}</Note>
      <PersonFacts person={person} />
      <Stack direction="row" gap={2} wrap>
        <Button variant="primary" isPending={isPending} onPress={() => approve.mutate()}>
          {t('approval.approve')}
        </Button>
        <Button isPending={isPending} onPress={() => decline.mutate()}>
          {t('approval.decline')}
        </Button>
      </Stack>
    </Stack>
  );
}
