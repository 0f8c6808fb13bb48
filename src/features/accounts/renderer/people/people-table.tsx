import { useTranslation } from 'react-i18next';
import { formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Badge } from '#ui/badge.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Stack } from '#ui/stack.tsx';
import type { PersonView } from './person/person-view.ts';
import { StatusBadge } from './status-badge.tsx';

export function PeopleTable({ people }: { readonly people: readonly PersonView[] }) {
  const { t } = useTranslation('accounts');
  const columns: readonly Column<PersonView>[] = [
    {
      id: 'name',
      header: t('people.columns.name'),
      isRowHeader: true,
      renderCell: ({ name, asksForCode }) => (
        <Stack direction="row" gap={2} as="span" wrap>
          <Avatar name={name} />
          <bdi>{name}</bdi>
          {asksForCode && <Badge kind="warn">{t('people.asksForCode')}</Badge>}
        </Stack>
      ),
    },
    {
      id: 'username',
      header: t('people.columns.username'),
      renderCell: ({ username }) => <bdi>{username}</bdi>,
    },
    {
      id: 'roles',
      header: t('people.columns.roles'),
      renderCell: ({ roles }) => roles.map((role) => t(`roles.${role}.name`)).join(', '),
    },
    {
      id: 'status',
      header: t('people.columns.status'),
      renderCell: (person) => <StatusBadge of={person} />,
    },
    {
      id: 'lastSignIn',
      header: t('people.columns.lastSignIn'),
      align: 'end',
      renderCell: ({ lastSignInAt }) =>
        lastSignInAt === null ? t('people.never') : formatWhen(lastSignInAt),
    },
  ];
  return (
    <DataTable
      label={t('people.table')}
      columns={columns}
      rows={people}
      rowId={({ id }) => id}
      href={({ id }) => paths.person(id)}
      density="comfortable"
    />
  );
}
