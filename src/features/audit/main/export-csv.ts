import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '#main/platform/db/store.ts';
import { mostExported } from '../contract.ts';
import { csvLine } from './csv.ts';
import { shownRow } from './shown-row.ts';
import { rowsAfter, type Wanted } from './store.ts';

/** Rows that are read and written before others have their turn. */
const atOnce = 200;

const columns = [
  'Number',
  'Time (UTC)',
  'Action',
  'Outcome',
  'Person',
  'Person id',
  'About',
  'About name',
  'About id',
  'Details',
  'Program',
  'PC',
  'PC user',
  'Hash',
];

/** So that a spreadsheet reads the names as UTF-8. */
const byteOrderMark = '\uFEFF';

type Head = { readonly seq: number; readonly hash: string };

function lineOf(row: ReturnType<typeof shownRow>): string {
  const { seq, at, action, outcome, actor, subject, details, place, unreadable, hash } = row;
  const asItStands = (field: (typeof unreadable)[number]['field']): string | null => {
    const found = unreadable.find((one) => one.field === field);
    return found === undefined ? null : `cannot be read: ${found.text}`;
  };
  return csvLine([
    seq,
    at ?? asItStands('at'),
    action,
    outcome ?? asItStands('outcome'),
    actor?.name ?? asItStands('names'),
    actor?.id ?? asItStands('actorId'),
    subject?.type ?? null,
    subject?.name ?? null,
    subject?.id ?? null,
    Object.keys(details).length === 0 ? asItStands('details') : JSON.stringify(details),
    place?.program ?? null,
    place?.machine ?? null,
    place?.osUser ?? null,
    hash,
  ]);
}

/**
 * The rows up to the head of the chain that match, oldest first, as a file in parts. Its last record names that head:
 * whoever keeps the file can tell later whether the record still leads there.
 */
export async function* csvParts(
  db: Reader,
  wanted: Wanted,
  head: Head,
  signal: AbortSignal,
): AsyncGenerator<{ readonly part: Uint8Array; readonly rows: number }> {
  yield { part: Buffer.from(byteOrderMark + csvLine(columns)), rows: 0 };
  for (let after = 0; ;) {
    const some = rowsAfter(db, wanted, { after, through: head.seq, limit: atOnce });
    yield { part: Buffer.from(some.map((row) => lineOf(shownRow(row))).join('')), rows: some.length };
    const last = some.at(-1);
    if (last === undefined || some.length < atOnce) break;
    after = last.seq;
    await nextTurn();
    signal.throwIfAborted();
  }
  const blank = Array.from({ length: columns.length - 3 }, () => null);
  yield { part: Buffer.from(csvLine(['End of the record', head.seq, ...blank, head.hash])), rows: 0 };
}

/** All of it at once. Answers `null` where there are more rows than one file holds. */
export async function exportCsv(
  ...of: Parameters<typeof csvParts>
): Promise<{ readonly content: Uint8Array; readonly rows: number } | null> {
  const parts: Uint8Array[] = [];
  let rows = 0;
  for await (const some of csvParts(...of)) {
    rows += some.rows;
    if (rows > mostExported) return null;
    parts.push(some.part);
  }
  return { content: Buffer.concat(parts), rows };
}
