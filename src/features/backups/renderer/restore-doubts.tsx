import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/errors.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { useDoubt } from './use-doubt.ts';

/** What a restore was refused for until somebody confirms that it is meant. */
export function useRestoreDoubts(failure: Failure | null) {
  const [ofAnotherStore, setOfAnotherStore] = useState(false);
  const [inPlaceOfLost, setInPlaceOfLost] = useState(false);
  const [mayBeOlder, setMayBeOlder] = useState(false);
  const isOther = useDoubt(failure, 'other_store');
  const isUnproved = useDoubt(failure, 'unproved');
  const isElsewhere = useDoubt(failure, 'lives_elsewhere');
  return {
    isOther,
    isUnproved,
    isElsewhere,
    setOfAnotherStore,
    setMayBeOlder,
    setInPlaceOfLost,
    confirmed: { ofAnotherStore, mayBeOlder, inPlaceOfLost },
    /** One of them was raised and is not confirmed. */
    isOpen: (isOther && !ofAnotherStore) || (isUnproved && !mayBeOlder) || (isElsewhere && !inPlaceOfLost),
  };
}

/** A box for each doubt that was raised. */
export function RestoreDoubts({ doubts }: { readonly doubts: ReturnType<typeof useRestoreDoubts> }) {
  const { t } = useTranslation('backups');
  const { isOther, isUnproved, isElsewhere, confirmed } = doubts;
  return (
    <>
      {isOther && (
        <Checkbox isSelected={confirmed.ofAnotherStore} onChange={doubts.setOfAnotherStore}>
          {t('restore.ofAnotherStore')}
        </Checkbox>
      )}
      {isUnproved && (
        <Checkbox isSelected={confirmed.mayBeOlder} onChange={doubts.setMayBeOlder}>
          {t('restore.mayBeOlder')}
        </Checkbox>
      )}
      {isElsewhere && (
        <Checkbox isSelected={confirmed.inPlaceOfLost} onChange={doubts.setInPlaceOfLost}>
          {t('restore.inPlaceOfLost')}
        </Checkbox>
      )}
    </>
  );
}
