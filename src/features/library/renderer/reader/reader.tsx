import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { OperationError } from '#contract/errors.ts';
import { Id } from '#contract/schemas.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { paths } from '#renderer/lib/paths.ts';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextLink } from '#ui/text-link.tsx';
import type { ReaderAddress } from '../addresses.ts';
import { OpenDocument } from './open-document.tsx';

type ReaderProps = {
  readonly documentId: string;
  readonly address: ReaderAddress;
  readonly onGone: () => void;
};

/** One document to read, opened at a place of it. */
export function Reader({ documentId, address, onGone }: ReaderProps) {
  const { t } = useTranslation('library');
  const isId = Id.safeParse(documentId).success;
  const document = useQuery({ ...queries.library.document({ documentId }), enabled: isId });
  if (document.data !== undefined) {
    // A new place in the same document is opened anew, so that it is scrolled to.
    return (
      <OpenDocument
        key={`${documentId} ${address.at ?? ''}`}
        document={document.data}
        address={address}
        onGone={onGone}
      />
    );
  }
  const back = { href: paths.library, label: t('reader.toLibrary') };
  return (
    <>
      <PageHead title={t('title')} crumbs={<TextLink href={paths.library}>{t('reader.back')}</TextLink>} />
      {isId ? (
        <Answer of={document} feature="library" loading={<ReaderSkeleton />} back={back}>
          {() => null}
        </Answer>
      ) : (
        <Failed error={new OperationError({ code: 'NOT_FOUND' })} feature="library" back={back} />
      )}
    </>
  );
}

function ReaderSkeleton() {
  return (
    <Stack gap={3}>
      <Skeleton width="40%" height="2rem" />
      {Array.from({ length: 12 }, (_, at) => (
        <Skeleton key={at} width={at % 4 === 3 ? '50%' : '68ch'} />
      ))}
    </Stack>
  );
}
