import type { AnyOp, Contract } from '#contract/op.ts';

/** What is counted together, beside each operation for itself. */
export type OpKind = 'import' | 'retrieval' | 'signIn';

const importLimits: ReadonlySet<string> = new Set(['uploads', 'filesOfBatches']);
const retrievalLimits: ReadonlySet<string> = new Set(['retrieval', 'suggestions']);

/** A way in from outside at which a secret is tried. Who unlocks was in already. */
const isSignIn = (op: AnyOp): boolean =>
  op.kind === 'command' &&
  op.changesSession === 'enters' &&
  op.access === 'anyone' &&
  op.rate.guardsSecret === true &&
  op.rate.alsoBy?.account !== 'own';

const kindOf = (op: AnyOp): OpKind | null => {
  if (importLimits.has(op.rate.limit)) return 'import';
  if (retrievalLimits.has(op.rate.limit)) return 'retrieval';
  return isSignIn(op) ? 'signIn' : null;
};

/** The kind of each operation, by its path and from its declaration; `null` for one of no such kind. */
export function opKinds(contract: Contract): (path: string) => OpKind | null {
  const kinds = new Map<string, OpKind | null>(
    Object.entries(contract).flatMap(([feature, ops]) =>
      Object.entries(ops).map(([name, op]) => [`${feature}.${name}`, kindOf(op)] as const),
    ),
  );
  return (path) => kinds.get(path) ?? null;
}
