import { sql } from 'drizzle-orm';
import { custodies } from '#main/custodies.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

type Table = { readonly name: string; readonly type: 'table' | 'shadow' | 'virtual' };
type Custodian = {
  readonly tables: {
    readonly personal: Readonly<Record<string, string>>;
    readonly impersonal: Readonly<Record<string, string>>;
  };
};

const all: readonly Custodian[] = Object.values(custodies);
const namesOf = (which: 'personal' | 'impersonal'): string[] =>
  all.flatMap(({ tables }) => Object.keys(tables[which]));

export const personalTables = namesOf('personal');
export const impersonalTables = namesOf('impersonal');

/** Names of columns that hold a person's id or name, as they are called here. */
const tellsOfPerson =
  /(^|_)(account|actor|subject|person|people|user|username|trainee|trainer|owner|author|by|email|mail|phone|staff)(_|$)/;

/** The tables of a store; what SQLite keeps beside a virtual table belongs to it. */
const tablesOf = (db: Reader): Table[] =>
  db
    .all<Table>(
      sql`select name, type from pragma_table_list where schema = 'main' and name not like 'sqlite_%'`,
    )
    .filter(({ type }) => type === 'table' || type === 'virtual');

const columnsOf = (db: Reader, table: string): string[] =>
  db.all<{ name: string }>(sql`select name from pragma_table_info(${table})`).map(({ name }) => name);

const pointsAt = (db: Reader, table: string): string[] =>
  db
    .all<{ to: string }>(sql`select "table" as "to" from pragma_foreign_key_list(${table})`)
    .map(({ to }) => to);

/** What is wrong with the declarations of personal data, measured on the schema of a real store. */
export function complaintsAbout(db: Reader): string[] {
  const tables = tablesOf(db).map(({ name }) => name);
  const declared = [...personalTables, ...impersonalTables];
  const personal = new Set(personalTables);
  const tells = (table: string): string | null => {
    const column = columnsOf(db, table).find((name) => tellsOfPerson.test(name));
    if (column !== undefined) return `has a column ${column}`;
    const to = pointsAt(db, table).find((other) => other === 'accounts');
    return to === undefined ? null : `refers to ${to}`;
  };
  return [
    ...tables.filter((table) => !declared.includes(table)).map((table) => `${table} is in no custody`),
    ...declared.filter((table) => !tables.includes(table)).map((table) => `${table} is not in the store`),
    ...declared
      .filter((table, index) => declared.indexOf(table) !== index)
      .map((table) => `${table} is in two custodies`),
    ...tables
      .filter((table) => !personal.has(table))
      .map((table) => ({ table, why: tells(table) }))
      .filter(({ why }) => why !== null)
      .map(({ table, why }) => `${table} ${why} and is declared to tell of nobody`),
  ];
}

/** Every text of these tables in which one of `needles` stands, as `table.column`. */
export async function placesOf(
  { rows }: Pick<TestApp, 'rows'>,
  tables: readonly string[],
  needles: readonly string[],
): Promise<string[]> {
  const places: string[] = [];
  for (const table of tables) {
    const columns = await rows<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`);
    const texts = columns.map(({ name }) => `CAST("${name}" AS TEXT) AS "${name}"`).join(', ');
    const found = await rows<Record<string, string | null>>(`SELECT ${texts} FROM "${table}"`);
    const holds = (text: string | null | undefined) =>
      typeof text === 'string' && needles.some((needle) => text.includes(needle));
    places.push(
      ...columns
        .filter(({ name }) => found.some((row) => holds(row[name])))
        .map(({ name }) => `${table}.${name}`),
    );
  }
  return places;
}
