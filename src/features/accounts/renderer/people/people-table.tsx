import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import type { accounts } from '#features/accounts/contract.ts';
import { formatWhen } from '#renderer/lib/format.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Badge } from '#ui/badge.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Stack } from '#ui/stack.tsx';

type Person = OutputOf<typeof accounts.list>['items'][number];

const statusKind = { active: 'ok', inactive: 'plain', locked: 'warn', waiting: 'info' } as const;

export function PeopleTable({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation('accounts');
  const columns: readonly Column<Person>[] = [
    {
      id: 'name',
      header: t('people.columns.name'),
      isRowHeader: true,
      renderCell: ({ name }) => (
        <Stack direction="row" gap={2} as="span">
          <Avatar name={name} />
          {name}
        </Stack>
      ),
    },
    { id: 'username', header: t('people.columns.username'), renderCell: ({ username }) => username },
    {
      id: 'roles',
      header: t('people.columns.roles'),
      renderCell: ({ roles }) => roles.map((role) => t(`roles.${role}.name`)).join(', '),
    },
    {
      id: 'status',
      header: t('people.columns.status'),
      renderCell: ({ status }) => <Badge kind={statusKind[status]}>{t(`status.${status}`)}</Badge>,
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
      density="comfortable"
    />
  );
}
