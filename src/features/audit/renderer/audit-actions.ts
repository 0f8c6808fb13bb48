import { programActions } from '#contract/audit-actions.ts';
import { contract } from '#features/contract.ts';

/** Every action that can be on record, by its code. */
export const auditActions: readonly string[] = [
  ...new Set([
    ...programActions,
    ...Object.values(contract)
      .flatMap((feature) => Object.values(feature))
      .flatMap((op) => {
        if (!('audit' in op) || !('action' in op.audit)) return [];
        const { action, refusedAs } = op.audit;
        return refusedAs === undefined ? [action] : [action, refusedAs];
      }),
  ]),
];
