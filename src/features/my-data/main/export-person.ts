import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { AnyCustody } from '#main/kernel/custody.ts';
import { OperationRefused } from '#main/kernel/refusal.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { PersonalData } from '#contract/personal-data.ts';
import { holdingsOf, type ToldHolding } from './notice.ts';
import type { ExportedHolding } from './pack-my-data.ts';

type Sources = {
  readonly declared: Readonly<Record<string, PersonalData>>;
  readonly custodies: Readonly<Record<string, AnyCustody>>;
  readonly steadyMs: () => number;
};

/**
 * Reads everything about a person, a helping in each turn of the event loop. Each record is held to what is declared, so
 * that a column that is not cannot leave.
 */
export async function readPerson(
  db: Reader,
  { declared, custodies, steadyMs }: Sources,
  told: readonly ToldHolding[],
  accountId: string,
  signal: AbortSignal,
): Promise<ExportedHolding[]> {
  const texts = new Map<string, string[]>();
  const schemas = new Map<string, z.ZodArray<z.ZodObject>>(
    holdingsOf(declared).flatMap(({ feature, key, holding: { record } }) =>
      'notExported' in record ? [] : [[`${feature}.${key}`, z.array(record)] as const],
    ),
  );
  for (const [feature, custody] of Object.entries(custodies)) {
    for (const { of, records } of custody.read?.(db, accountId, steadyMs()) ?? []) {
      if (signal.aborted) throw new OperationRefused('CANCELLED');
      const name = `${feature}.${of}`;
      const schema = schemas.get(name);
      if (schema === undefined) throw new Error(`${name} is read and not declared.`);
      texts.set(name, [...(texts.get(name) ?? []), JSON.stringify(schema.parse(records))]);
      await nextTurn();
    }
  }
  return told.map((one) => {
    const name = `${one.feature}.${one.key}`;
    const schema = schemas.get(name);
    return {
      ...one,
      shape: schema === undefined ? null : z.toJSONSchema(schema.element),
      records: texts.get(name) ?? [],
    };
  });
}
