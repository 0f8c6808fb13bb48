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
import type { Copies, Told } from './overview.ts';
import { WhatBecomes } from './what-becomes.tsx';

type Subject = { readonly id: string; readonly name: string; readonly username: string };
type Gone = { readonly name: string; readonly copies: Copies };

/** An admin deletes the account of somebody else, with all that hangs on it. */
export function ErasePerson() {
  const { personId = '' }: { readonly personId?: string } = useParams({ strict: false });
  const { t } = useTranslation('myData');
  const me = useMe();
  const [gone, setGone] = useState<Gone | null>(null);
  const person = useQuery({ ...queries.accounts.person({ id: personId }), enabled: gone === null });
  const notice = useQuery(queries.myData.notice({}));
  if (gone !== null) return <Deleted of={gone} />;
  // What was read of them before is no account any more.
  if (person.error?.code === 'NOT_FOUND') return <NotThere />;
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
            <Answer of={notice} feature="myData" loading={<Skeleton height="12rem" />}>
              {({ holdings }) => (
                <Confirmation
                  person={found}
                  holdings={holdings}
                  onGone={(copies) => setGone({ name, copies })}
                  onRefused={() => void person.refetch()}
                />
              )}
            </Answer>
          )
        }
      </Answer>
    </>
  );
}

type ConfirmationProps = {
  readonly person: Subject;
  readonly holdings: readonly Told[];
  readonly onGone: (copies: Copies) => void;
  /** Somebody else may have deleted the account meanwhile. */
  readonly onRefused: () => void;
};

/** What goes and what stays; then the username and the password, so that it is meant. */
function Confirmation({ person, holdings, onGone, onRefused }: ConfirmationProps) {
  const { t } = useTranslation('myData');
  const erase = useMutation({ ...commands.myData.erasePerson, onError: onRefused });
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
    <Card title={t('person.becomes')}>
      <FormFrame of={operation}>
        <Text>{t('person.told', { name: isolate(person.name) })}</Text>
        <WhatBecomes holdings={holdings} />
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

function NotThere() {
  const { t } = useTranslation('myData');
  return (
    <>
      <PageHead title={t('person.gone.title')} />
      <Card>
        <Stack align="start">
          <Text>{t('person.gone.text')}</Text>
          <ButtonLink href={paths.people}>{t('person.toList')}</ButtonLink>
        </Stack>
      </Card>
    </>
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
