import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { ButtonLink } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Text } from '#ui/text.tsx';
import styles from './audit.module.css';
import { type AuditRow, useRowWords } from './audit-row.ts';

type RowDialogProps = { readonly row: AuditRow; readonly onClose: () => void };

/** Everything that one row says. */
export function RowDialog({ row, onClose }: RowDialogProps) {
  const { t } = useTranslation('audit');
  const words = useRowWords();
  const { actor, subject, place } = row;
  const about = words.about(row);
  const code = (text: string) => (
    <Text as="span" look="mono">
      {text}
    </Text>
  );
  const details = Object.entries(row.details);
  return (
    <Dialog isOpen onClose={onClose} size="wide" title={words.action(row.action)}>
      <div className={styles['facts']}>
        <DescriptionList
          items={[
            { name: t('columns.when'), value: words.when(row) },
            { name: t('columns.person'), value: words.person(row) },
            { name: t('columns.outcome'), value: words.outcome(row) },
            ...(subject === null
              ? []
              : [
                  { name: t('row.aboutType'), value: words.type(subject.type) },
                  ...(subject.name === null ? [] : [{ name: t('columns.about'), value: about }]),
                  { name: t('row.aboutId'), value: code(subject.id) },
                ]),
            ...details.map(([name, value]) => ({
              name: t('row.detail', { name }),
              value: code(Array.isArray(value) ? value.join(', ') : String(value)),
            })),
            ...row.unreadable.map(({ field, text }) => ({
              name: t(`row.asItStands.${field}`),
              value: code(text),
            })),
            ...(place === null
              ? [{ name: t('row.where'), value: t('row.placeErased') }]
              : [
                  { name: t('row.where'), value: t('row.place', place) },
                  { name: t('row.program'), value: place.program },
                ]),
            { name: t('row.code'), value: code(row.action) },
            { name: t('row.number'), value: code(String(row.seq)) },
            { name: t('row.hash'), value: code(row.hash) },
          ]}
        />
      </div>
      <DialogButtons>
        <CopyButton text={row.hash} label={t('row.copyHash')} />
        {subject !== null && (
          <ButtonLink href={paths.auditOf({ subjectId: subject.id })}>{t('row.sameSubject')}</ButtonLink>
        )}
        {actor !== null && (
          <ButtonLink href={paths.auditOf({ personId: actor.id })}>{t('row.samePerson')}</ButtonLink>
        )}
        {actor !== null && (
          <ButtonLink variant="primary" href={paths.activity(actor.id)}>
            {t('row.activity')}
          </ButtonLink>
        )}
      </DialogButtons>
    </Dialog>
  );
}
