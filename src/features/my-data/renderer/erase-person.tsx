import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { myData } from '#features/my-data/contract.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { dropKeptOf } from '#renderer/lib/kept.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { ButtonLink } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Note } from '#ui/note.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { CopiesList } from './copies-list.tsx';
import { EraseFields } from './erase-fields.tsx';
import type { Copies } from './overview.ts';

type Subject = { readonly id: string; readonly name: string; readonly username: string };
type Gone = { readonly name: string; readonly copies: Copies };

/** An admin deletes the account of somebody else, with all that hangs on it. */
export function ErasePerson() {
  const { personId = '' }: { readonly personId?: string } = useParams({ strict: false });
  const { t } = useTranslation('myData');
  const me = useMe();
  const [gone, setGone] = useState<Gone | null>(null);
  const person = useQuery({ ...queries.accounts.person({ id: personId }), enabled: gone === null });
  if (gone !== null) return <Deleted of={gone} />;
  const name = isolate(person.data?.name ?? '');
  return (
    <>
      <PageHead
        key={person.data?.id ?? ''}
        title={t('person.title', { name: person.data === undefined ? '…' : name })}
        lead={t('person.lead')}
        crumbs={
          person.data && <TextLink href={paths.person(personId)}>{t('person.back', { name })}</TextLink>
        }
      />
      <Answer
        of={person}
        feature="myData"
        loading={<Skeleton height="12rem" />}
        back={{ href: paths.people, label: t('person.toList') }}
      >
        {(found) =>
          found.id === me.id ? (
            <Note>{t('person.own')}</Note>
          ) : (
            <Confirmation person={found} onGone={(copies) => setGone({ name, copies })} />
          )
        }
      </Answer>
    </>
  );
}

type ConfirmationProps = { readonly person: Subject; readonly onGone: (copies: Copies) => void };

/** What goes and what stays; then the username and the password, so that it is meant. */
function Confirmation({ person, onGone }: ConfirmationProps) {
  const { t } = useTranslation('myData');
  const erase = useMutation(commands.myData.erasePerson);
  const operation = useOperationForm({
    schema: myData.erasePerson.input,
    defaultValues: { accountId: person.id, username: '', password: '' },
    submit: erase.mutateAsync,
    onDone: ({ accountId, copies }) => {
      dropKeptOf(accountId);
      onGone(copies);
    },
    fieldOfCode: { NOT_FOUND: 'username' },
    clearOnRefusal: 'password',
    feature: 'myData',
  });
  return (
    <Card>
      <FormFrame of={operation}>
        <Text>{t('person.goes')}</Text>
        <Text>{t('person.stays', { name: isolate(person.name) })}</Text>
        <Note>{t('person.instead')}</Note>
        <EraseFields
          usernameLabel={t('person.username')}
          usernameHelp={t('person.usernameHelp', { username: person.username })}
          passwordLabel={t('person.password')}
        />
        <Stack direction="row" gap={2} wrap>
          <SubmitButton of={operation} variant="danger" busy={t('person.busy')}>
            {t('erase.action')}
          </SubmitButton>
          <ButtonLink href={paths.person(person.id)}>{t('person.keep')}</ButtonLink>
        </Stack>
      </FormFrame>
    </Card>
  );
}

/** What became of it, and which copies still hold it. */
function Deleted({ of: { name, copies } }: { readonly of: Gone }) {
  const { t } = useTranslation('myData');
  return (
    <>
      <PageHead title={t('person.done', { name })} />
      <Card>
        <Stack align="start">
          <Text>{copies.length === 0 ? t('person.noCopies') : t('person.copies')}</Text>
          {copies.length > 0 && <CopiesList copies={copies} />}
          <Text tone="ink-2">{t('erase.elsewhere')}</Text>
          <ButtonLink variant="primary" href={paths.people}>
            {t('person.toList')}
          </ButtonLink>
        </Stack>
      </Card>
    </>
  );
}
