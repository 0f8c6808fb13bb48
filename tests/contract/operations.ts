import type { AnyOp, Contract } from '#contract/op.ts';
import type { Sample } from '#contract/sample.ts';
import { contract } from '#features/contract.ts';
import { samples } from '#features/samples.ts';

export type Declared = { readonly path: string; readonly op: AnyOp; readonly sample: Sample };

/** Every operation of the product with its sample: what the derived tests run over. */
export const operations: readonly Declared[] = Object.entries(contract as Contract).flatMap(
  ([feature, ops]) =>
    Object.entries(ops).map(([name, op]) => {
      const sample = (samples as Record<string, Record<string, Sample>>)[feature]?.[name];
      if (sample === undefined) throw new Error(`${feature}.${name} has no sample.`);
      return { path: `${feature}.${name}`, op, sample };
    }),
);
