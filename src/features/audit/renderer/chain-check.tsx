import { useMutation } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { commands } from '#renderer/lib/api.ts';
import { formatNumber, formatTime } from '#renderer/lib/format.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import type { audit } from '../contract.ts';
import styles from './audit.module.css';

/** The check of the record: whether it was made, and what it found, in words. */
export function ChainCheck() {
  const { t } = useTranslation('audit');
  const onError = useFailureToast('audit');
  const check = useMutation({ ...commands.audit.verify, onError });
  return (
    <div className={styles['check']}>
      <div className={styles['found']} aria-live="polite">
        {check.data === undefined ? (
          <Note icon={ShieldCheck}>{t('check.text')}</Note>
        ) : (
          <Found of={check.data} />
        )}
      </div>
      <Button icon={ShieldCheck} isPending={check.isPending} onPress={() => check.mutate({})}>
        {check.isPending ? t('check.busy') : t('check.action')}
      </Button>
    </div>
  );
}

type Kind = NonNullable<OutputOf<typeof audit.verify>['finding']>['kind'];

/** What may be wrong with several rows on end. */
const ofSeveral = ['removed', 'cut_off', 'older_database'] as const;
const isOfSeveral = (kind: Kind): kind is (typeof ofSeveral)[number] => ofSeveral.some((one) => one === kind);

function Found({
  of: { finding, rows, from, to, anchor, checkedAt },
}: {
  readonly of: OutputOf<typeof audit.verify>;
}) {
  const { t } = useTranslation('audit');
  const time = formatTime(checkedAt);
  if (finding === null) {
    const span = {
      count: rows,
      rows: formatNumber(rows),
      from: formatNumber(from ?? 0),
      to: formatNumber(to ?? 0),
    };
    return (
      <Note kind="ok" title={t('check.whole.title', { time })}>
        {anchor === null
          ? t('check.whole.text', span)
          : t('check.whole.afterAnchor', { ...span, anchor: formatNumber(anchor.seq) })}
      </Note>
    );
  }
  const { kind, seq, through } = finding;
  const where = { seq: formatNumber(seq), through: formatNumber(through ?? seq) };
  return (
    <Note kind="bad" title={t('check.bad.title', { time })}>
      {t('check.bad.text', {
        what:
          through !== null && isOfSeveral(kind)
            ? t(`check.several.${kind}`, where)
            : t(`check.one.${kind}`, where),
      })}
    </Note>
  );
}
