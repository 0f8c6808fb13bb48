import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { ButtonLink } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import type { PersonView } from './person-view.ts';

/** The ways on from a person to what other features say of them, and out. */
export function PersonLinks({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('accounts');
  const me = useMe();
  return (
    <Card title={t('person.more')}>
      <Stack direction="row" gap={2} wrap>
        <ButtonLink href={paths.activity(person.id)}>{t('person.activity')}</ButtonLink>
        {allows('administers', me.roles) && (
          <ButtonLink variant="danger" href={paths.erasePerson(person.id)}>
            {t('person.erase')}
          </ButtonLink>
        )}
      </Stack>
    </Card>
  );
}
