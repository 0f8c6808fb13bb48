import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { formatDate } from '#renderer/lib/format.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { TextLink } from '#ui/text-link.tsx';
import type { Standing } from '../../contract/shapes.ts';
import { standingWords } from './standing-badge.tsx';
import { useRestore } from './use-move-to-bin.ts';

type LifeNoteProps = {
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly standing: Standing;
    readonly validFrom: string | null;
    readonly validUntil: string | null;
  };
};

/** Tells an admin who reads a document that others do not see it, and why. */
export function LifeNote({ document }: LifeNoteProps) {
  const { t } = useTranslation('library');
  const life = useQuery(queries.library.life({ documentId: document.id }));
  const restore = useRestore(document.title);
  if (life.data === undefined) return null;
  const { binned, versions } = life.data;
  const current = versions.find(({ isCurrent }) => isCurrent);
  if (binned !== null) {
    return (
      <Note kind="warn" title={t('lifeNote.binned')}>
        {binned.by !== null && `${t('lifeNote.binnedBy', { name: isolate(binned.by) })} `}
        {t('lifeNote.binnedText', { day: formatDate(binned.goesAt) })}{' '}
        <Button
          size="small"
          isPending={restore.isPending}
          onPress={() => restore.mutate({ documentId: document.id })}
        >
          {t('bin.restore')}
        </Button>
      </Note>
    );
  }
  if (current !== undefined && current.id !== document.id) {
    return (
      <Note kind="warn" title={t('lifeNote.earlier')}>
        {t('lifeNote.earlierText')}{' '}
        <TextLink href={paths.document(current.id)}>{t('lifeNote.toCurrent')}</TextLink>
      </Note>
    );
  }
  if (document.standing === 'valid') return null;
  return (
    <Note kind="info" title={standingWords(t, document)}>
      {t('lifeNote.onlyAdmins')}
    </Note>
  );
}
