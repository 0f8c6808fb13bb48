import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { AnyCustody } from '#main/kernel/custody.ts';
import { OperationRefused } from '#main/kernel/refusal.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { PersonalData } from '#contract/personal-data.ts';
import { holdingsOf } from './notice.ts';
import type { ExportedRecords } from './pack-my-data.ts';

type DeclaredRecords = ReadonlyMap<string, { readonly schema: z.ZodArray; readonly shape: object }>;

type Sources = {
  readonly records: DeclaredRecords;
  readonly custodies: Readonly<Record<string, AnyCustody>>;
  readonly steadyMs: () => number;
};

/** What each kind of record that is exported looks like, by `feature.kind`. */
export const declaredRecords = (declared: Readonly<Record<string, PersonalData>>): DeclaredRecords =>
  new Map(
    holdingsOf(declared).flatMap(({ feature, key, holding: { record } }) =>
      'notExported' in record
        ? []
        : [[`${feature}.${key}`, { schema: z.array(record), shape: z.toJSONSchema(record) }] as const],
    ),
  );

/**
 * Reads everything about a person, a helping in each turn of the event loop. Each record is held to what is declared, so
 * that a column that is not cannot leave.
 */
export async function readPerson<T extends { readonly feature: string; readonly key: string }>(
  db: Reader,
  { records: declared, custodies, steadyMs }: Sources,
  told: readonly T[],
  accountId: string,
  signal: AbortSignal,
): Promise<(T & ExportedRecords)[]> {
  const texts = new Map<string, string[]>();
  for (const [feature, custody] of Object.entries(custodies)) {
    for (const { of, records } of custody.read?.(db, accountId, steadyMs()) ?? []) {
      if (signal.aborted) throw new OperationRefused('CANCELLED');
      const name = `${feature}.${of}`;
      const schema = declared.get(name)?.schema;
      if (schema === undefined) throw new Error(`${name} is read and not declared.`);
      texts.set(name, [...(texts.get(name) ?? []), JSON.stringify(schema.parse(records))]);
      await nextTurn();
    }
  }
  return told.map((one) => {
    const name = `${one.feature}.${one.key}`;
    return { ...one, shape: declared.get(name)?.shape ?? null, records: texts.get(name) ?? [] };
  });
}
