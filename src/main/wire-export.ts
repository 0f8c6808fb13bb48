import { everybody } from '#features/accounts/main/store.ts';
import { csvParts } from '#features/audit/main/export-csv.ts';
import { dataFiles, shapesFile } from '#features/my-data/main/export-files.ts';
import { declaredRecords, readPerson } from '#features/my-data/main/export-person.ts';
import { holdingsOf } from '#features/my-data/main/notice.ts';
import { personalData } from '#features/personal-data.ts';
import { custodies } from './custodies.ts';
import { chainHeadOf } from './kernel/audit/store.ts';
import { createSteadyClock } from './kernel/steady/steady-clock.ts';
import type { Store } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';
import type { StreamedFile } from './platform/zip/zip-files.ts';

/** Changes when the files are laid out in another way. */
const format = 'drillroom-export-1';

const inLines = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

type Source = Pick<Ports, 'clock' | 'appVersion'> & { readonly store: Pick<Store, 'id' | 'read'> };

export const peopleIn = ({ store }: Pick<Source, 'store'>): number => everybody(store.read).length;

/**
 * Everything that a store holds about everybody: `export.json` says what it is and who is in it, `shapes.json` how each
 * record looks, `people/<username>-<id>/<feature>.json` holds the records, `audit.csv` the audit. One person is in memory
 * at a time. Nobody may write meanwhile.
 */
export async function* exportedStore({ clock, appVersion, store }: Source): AsyncGenerator<StreamedFile> {
  const db = store.read;
  const at = clock.now().toISOString();
  const { signal } = new AbortController();
  const records = declaredRecords(personalData);
  const steadyClock = createSteadyClock(clock);
  steadyClock.attach(db);
  const sources = { records, custodies, steadyMs: steadyClock.nowMs };
  const kinds = holdingsOf(personalData).map(({ feature, key }) => ({
    feature,
    key,
    shape: records.get(`${feature}.${key}`)?.shape ?? null,
  }));

  const people = everybody(db).map((person) => ({
    ...person,
    folder: `people/${person.username}-${person.id}`,
  }));
  const about = { format, exportedAt: at, version: appVersion, store: store.id, people };
  yield { path: 'export.json', parts: [inLines(about)] };
  const shapes = shapesFile(kinds);
  yield { path: shapes.path, parts: [shapes.text] };
  for (const { id, folder } of people) {
    const holdings = await readPerson(db, sources, kinds, id, signal);
    for (const { path, text } of dataFiles(holdings, at)) yield { path: `${folder}/${path}`, parts: [text] };
  }
  yield { path: 'audit.csv', parts: auditParts() };

  async function* auditParts(): AsyncGenerator<Uint8Array> {
    for await (const { part } of csvParts(db, {}, chainHeadOf(db), signal)) yield part;
  }
}
