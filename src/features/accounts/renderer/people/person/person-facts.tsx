import { useTranslation } from 'react-i18next';
import { formatWhen } from '#renderer/lib/format.ts';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { PersonView } from './person-view.ts';

/** What there is to read about a person. */
export function PersonFacts({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('accounts');
  const { username, email, phone, staffNumber, roles, createdAt, lastSignInAt } = person;
  const orNone = (text: string | null) => <bdi>{text ?? t('mine.none')}</bdi>;
  return (
    <Card title={t('person.facts')}>
      <DescriptionList
        items={[
          { name: t('people.columns.status'), value: <StatusBadge of={person} /> },
          { name: t('fields.username'), value: <bdi>{username}</bdi> },
          { name: t('person.email'), value: orNone(email) },
          { name: t('person.phone'), value: orNone(phone) },
          { name: t('mine.who.staffNumber'), value: orNone(staffNumber) },
          { name: t('fields.roles'), value: roles.map((role) => t(`roles.${role}.name`)).join(', ') },
          { name: t('person.made'), value: formatWhen(createdAt) },
          {
            name: t('people.columns.lastSignIn'),
            value: lastSignInAt === null ? t('people.never') : formatWhen(lastSignInAt),
          },
        ]}
      />
    </Card>
  );
}
