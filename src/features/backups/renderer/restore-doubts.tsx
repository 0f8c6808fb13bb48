import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/errors.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import type { WhyNotUsable } from '../contract.ts';
import { useRefusals } from './use-refusals.ts';

/** What may make a restore a mistake: why it is refused, and what whoever means it confirms. */
const doubts = [
  { why: 'other_store', confirms: 'ofAnotherStore' },
  { why: 'unproved', confirms: 'mayBeOlder' },
  { why: 'lives_elsewhere', confirms: 'inPlaceOfLost' },
] as const satisfies readonly { readonly why: WhyNotUsable; readonly confirms: string }[];
type Confirmed = Readonly<Record<(typeof doubts)[number]['confirms'], boolean>>;

const nothing: Confirmed = { ofAnotherStore: false, mayBeOlder: false, inPlaceOfLost: false };

/** What the restore of one backup was refused for until somebody confirms that it is meant. */
export function useRestoreDoubts(failure: Failure | null) {
  const [confirmed, setConfirmed] = useState(nothing);
  const refusals = useRefusals(failure);
  const raised = doubts.filter(({ why }) => refusals.met.has(why));
  return {
    confirmed,
    raised,
    /** The recovery code of the backup is asked for. */
    needsCode: refusals.met.has('needs_recovery_code') || refusals.met.has('unproved'),
    /** One of them was raised and is not confirmed. */
    isOpen: raised.some(({ confirms }) => !confirmed[confirms]),
    confirm: (more: Partial<Confirmed>): void => setConfirmed({ ...confirmed, ...more }),
    /** Another backup is meant: what was confirmed of the one before says nothing of it. */
    startOver: (): void => {
      setConfirmed(nothing);
      refusals.forget();
    },
  };
}

/** A box for each doubt that was raised. */
export function RestoreDoubts({ doubts: of }: { readonly doubts: ReturnType<typeof useRestoreDoubts> }) {
  const { t } = useTranslation('backups');
  return of.raised.map(({ confirms }) => (
    <Checkbox
      key={confirms}
      isSelected={of.confirmed[confirms]}
      onChange={(isConfirmed) => of.confirm({ [confirms]: isConfirmed })}
    >
      {t(`restore.${confirms}`)}
    </Checkbox>
  ));
}
