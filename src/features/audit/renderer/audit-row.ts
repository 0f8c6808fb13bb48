import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatExactly } from '#renderer/lib/format.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import type { audit } from '../contract.ts';

export type AuditRow = OutputOf<typeof audit.list>['items'][number];

/** How rows are worded. A code without words stands as it is. */
export function useRowWords() {
  const { t, i18n } = useTranslation('audit');
  const actionWords = (action: string): string => {
    const [of = '', name = ''] = action.split('.');
    return wordsFor(i18n, `audit:actions.${of}.${name}`) ?? action;
  };
  const typeWords = (type: string | null): string =>
    (type === null ? null : wordsFor(i18n, `audit:types.${type}`)) ?? t('row.thing');
  return {
    action: actionWords,
    person: ({ actor, unreadable }: AuditRow): string =>
      actor === null
        ? t(unreadable.some(({ field }) => field === 'actorId') ? 'row.unreadable' : 'row.nobody')
        : (actor.name ?? t('row.erased')),
    when: ({ at }: { readonly at: string | null }): string =>
      at === null ? t('row.unreadable') : formatExactly(at),
    outcome: ({ outcome }: { readonly outcome: 'done' | 'refused' | null }): string =>
      outcome === null ? t('row.unreadable') : t(`outcome.${outcome}`),
    /** `null`: it was done to nothing that has an id. */
    about: ({ subject }: AuditRow): string | null =>
      subject === null ? null : subject.name === null ? typeWords(subject.type) : subject.name,
    /** One thing and no other of its type. */
    thing: ({ type, id, name }: NonNullable<AuditRow['subject']>): string =>
      name ?? `${typeWords(type)} ${id}`,
    type: typeWords,
  };
}
