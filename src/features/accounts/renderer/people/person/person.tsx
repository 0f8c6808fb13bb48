import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { FocusKept } from '#ui/focus-kept.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Approval } from './approval.tsx';
import { EditPerson } from './edit-person.tsx';
import type { PersonView } from './person-view.ts';
import { PersonFacts } from './person-facts.tsx';
import { PersonLinks } from './person-links.tsx';
import { SigningIn } from './signing-in.tsx';

/** One person of this PC: admins change them, trainers and viewers read. */
export function Person() {
  const { personId = '' }: { readonly personId?: string } = useParams({ strict: false });
  const { t } = useTranslation('accounts');
  const person = useQuery(queries.accounts.person({ id: personId }));
  const crumbs = <TextLink href={paths.people}>{t('people.title')}</TextLink>;
  return (
    <>
      <PageHead key={person.data?.id ?? ''} title={person.data?.name ?? t('person.title')} crumbs={crumbs} />
      <Answer
        of={person}
        feature="accounts"
        loading={<Skeleton height="12rem" />}
        back={{ href: paths.people, label: t('person.toList') }}
      >
        {(found) => <PersonCards key={found.id} person={found} />}
      </Answer>
    </>
  );
}

function PersonCards({ person }: { readonly person: PersonView }) {
  const me = useMe();
  const isOwn = person.id === me.id;
  return (
    <FocusKept>
      <Stack>
        {!allows('administers', me.roles) ? (
          <PersonFacts person={person} />
        ) : person.status === 'waiting' ? (
          <Approval person={person} />
        ) : (
          <>
            <SigningIn person={person} isOwn={isOwn} />
            <EditPerson person={person} />
          </>
        )}
        {!isOwn && allows('oversees', me.roles) && <PersonLinks person={person} />}
      </Stack>
    </FocusKept>
  );
}
