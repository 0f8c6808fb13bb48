import { describe, expect, test } from 'vitest';
import type { TestApp } from '../support/start-test-app.ts';
import { arrange } from './arrange.ts';
import { type Declared, operations } from './operations.ts';

type Row = {
  seq: number;
  action: string;
  outcome: string;
  subject_id: string | null;
  subject_type: string | null;
  details: string;
  names: string;
};
const auditRows = (test: TestApp): Promise<Row[]> =>
  test.rows<Row>(
    'SELECT a.*, n.names FROM audit AS a LEFT JOIN audit_names AS n ON n.seq = a.seq ORDER BY a.seq',
  );

/** Where the things of a type stand; `null` for what has no table, or is gone with the action. */
const tableOf: Readonly<Record<string, string | null>> = {
  account: 'accounts WHERE id',
  document: 'documents WHERE id',
  session: 'sessions WHERE id',
  report: 'reports WHERE session_id',
  pack: 'packs WHERE id',
  question: 'golden_questions WHERE id',
  picture: 'pictures WHERE id',
  publisher: 'pack_publishers WHERE public_key',
  settings: null,
  signIn: null,
};

/** What they were done to is gone with them. */
const leavesNothing = new Set(['account.deleted', 'picture.removed']);

const auditOf = ({ op }: Declared) => (op.audit !== undefined && !('none' in op.audit) ? op.audit : null);
const audited = operations.filter((declared) => auditOf(declared) !== null);

const written = async (declared: Declared, change: (input: object) => object) => {
  const { test, input } = await arrange(declared);
  const before = await auditRows(test);
  const reply = await test.window(declared.sample.as).call(declared.path, change(input as object));
  const rows = (await auditRows(test)).slice(before.length);
  return { test, reply, rows, input, short: rows.map(({ action, outcome }) => ({ action, outcome })) };
};

/** Every text in an input, as it was typed and without the space around it. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, value.trim()];
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What may stand in an audit row although it came with the call: ids, and what a schema lets be chosen. */
function isChosen({ op }: Declared, input: object, text: string): boolean {
  if (isId(text)) return true;
  const [field] = Object.entries(input).find(([, value]) => textsIn(value).includes(text)) ?? [];
  if (field === undefined) return false;
  // A field that takes any other word was typed; one that does not is a code.
  return ['Any other word', 'word', 'w'].every((word) => {
    const other = op.input.safeParse({ ...input, [field]: word });
    return !other.success;
  });
}

describe.each(audited)('$path', (declared) => {
  const audit = auditOf(declared);

  test(`writes exactly one audit row, ${audit?.action}`, async () => {
    const { reply, short } = await written(declared, (input) => input);
    expect(reply).toMatchObject({ ok: true });
    expect(short).toEqual([{ action: audit?.action, outcome: 'done' }]);
  });

  test('writes where it was done and by whom, and nothing that was typed', async () => {
    const { test, rows, input } = await written(declared, (input) => input);
    const [row] = rows;
    const categories = (await test.rows<{ id: string }>('SELECT id FROM categories')).map(({ id }) => id);
    const place = { program: 'Drillroom tests', machine: 'PC-17', osUser: 'petra' };
    // A row that tells of somebody who is forgotten names nobody and no place.
    const named = audit?.nameless === true ? null : expect.objectContaining(place);
    expect(JSON.parse(row?.names ?? 'null')).toEqual(named);
    const told = [row?.subject_id ?? '', ...textsIn(JSON.parse(row?.details ?? '{}'))];
    const typed = textsIn(input).filter((text) => !isChosen(declared, input as object, text));
    expect(told.filter((text) => typed.includes(text) && !categories.includes(text))).toEqual([]);
  });

  test('says upon what, and of what type that is', async () => {
    const { test, rows } = await written(declared, (input) => input);
    const [row] = rows;
    if (row === undefined || row.subject_id === null) return expect(row?.subject_type).toBeNull();
    const type = row.subject_type ?? '';
    expect(Object.keys(tableOf)).toContain(type);
    const table = tableOf[type];
    if (table === null || leavesNothing.has(row.action)) return undefined;
    return expect(await test.rows(`SELECT 1 FROM ${table} = ?`, row.subject_id)).toHaveLength(1);
  });

  test('answers a malformed input with one row that names the operation, however often it is tried', async () => {
    const { test, reply, rows } = await written(declared, (input) => ({ ...input, unknownField: 1 }));
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    // Behind a lock it may be anybody: the row says at whose.
    const lockedWindowOf: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const lock = declared.sample.world === 'locked window' ? { lockedWindowOf } : {};
    const refused = { op: declared.path, code: 'INVALID_INPUT', issue: 'unknown_field', ...lock };
    expect(rows.map(({ action, details }) => [action, JSON.parse(details)])).toEqual([
      ['call.refused', refused],
    ]);
    await test.window(declared.sample.as).call(declared.path, { unknownField: 1 });
    expect(await auditRows(test)).toHaveLength(rows.at(-1)?.seq ?? 0);
  });
});

describe.each(operations.filter((declared) => auditOf(declared) === null))('$path', (declared) => {
  test('writes no audit row', async () => {
    const { reply, rows } = await written(declared, (input) => input);
    expect(reply).toMatchObject({ ok: true });
    expect(rows).toEqual([]);
  });
});

describe.each(operations.filter(({ sample }) => sample.refused !== undefined))('$path', (declared) => {
  test('puts a wrong guess on record', async () => {
    if (auditOf(declared) === null) return;
    const { reply, rows } = await written(declared, () => declared.sample.refused as object);
    expect(reply).toMatchObject({ ok: false });
    expect(rows).toMatchObject([{ action: auditOf(declared)?.refusedAs, outcome: 'refused' }]);
  });
});
