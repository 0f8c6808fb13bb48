// oxlint-disable-next-line import/default -- the driver is CommonJS: its default import is the class itself
import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { statementCache } from './statement-cache.ts';
import type { StatementMeter } from './statement-meter.ts';
import { storeFaultIn } from './store-fault.ts';

/** The synchronous query builder of drizzle. */
export type QueryBuilder = BetterSQLite3Database;

/** An open, keyed and checked connection. This file alone knows the driver and the query builder's driver. */
export type Connection = {
  /** The query builder; its statements pass through `meter`. */
  readonly db: QueryBuilder;
  /** Runs SQL that returns nothing, not metered: for migrations. */
  exec(sql: string): void;
  /** Runs one statement, not metered. */
  run(sql: string, ...params: readonly (string | number)[]): void;
  /** Rows of a statement that is not metered: for the store's own housekeeping. */
  rows<Row>(sql: string, ...params: readonly (string | number)[]): Row[];
  /** One transaction that takes the write lock at once; a throw rolls back. */
  immediate<T>(work: () => T): T;
  readonly inTransaction: boolean;
  /** Gives the database another raw 32-byte key, in one transaction of the write-ahead log, and this connection with it. */
  rekey(key: Uint8Array): void;
  close(): void;
};

/** `copy` reads, and may write into another file: that of a `VACUUM INTO`. */
export type Mode = 'read' | 'write' | 'copy';

type Metering = Pick<StatementMeter, 'prepare' | 'run'>;
const unmetered: Metering = { prepare: (prepare) => prepare(), run: (_sql, run) => run() };

/**
 * Every setting, with the value that must be read back. SQLite ignores a pragma that it does not know, and WAL lowers
 * `synchronous` by itself, so a setting counts only when it was seen.
 */
export const settings = (
  mode: Mode,
): readonly (readonly [set: string | null, name: string, expected: string | number])[] => [
  [null, 'cipher', 'sqlcipher'],
  [null, 'legacy', '4'],
  ...(mode === 'write' ? [['journal_mode = WAL', 'journal_mode', 'wal'] as const] : []),
  ['synchronous = FULL', 'synchronous', 2],
  ['fullfsync = ON', 'fullfsync', 1],
  ['checkpoint_fullfsync = ON', 'checkpoint_fullfsync', 1],
  ['foreign_keys = ON', 'foreign_keys', 1],
  ['temp_store = MEMORY', 'temp_store', 2],
  ['secure_delete = ON', 'secure_delete', 1],
  ['trusted_schema = OFF', 'trusted_schema', 0],
  ['cell_size_check = ON', 'cell_size_check', 1],
  ['busy_timeout = 2000', 'busy_timeout', 2000],
  // The store folds its log by itself (fold-log.ts), so that it knows which commit begins a log.
  ['wal_autocheckpoint = 0', 'wal_autocheckpoint', 0],
  ['cache_size = -65536', 'cache_size', -65_536],
  ['hmac_check = 1', 'hmac_check', '1'],
  [`query_only = ${mode === 'read' ? 'ON' : 'OFF'}`, 'query_only', mode === 'read' ? 1 : 0],
];

/** `x'…'` in ASCII, built without a string: strings cannot be wiped. */
function rawKeyLiteral(key: Uint8Array): Buffer {
  const digits = '0123456789abcdef';
  const literal = Buffer.alloc(2 * key.length + 3, "'");
  literal.write('x', 0);
  for (const [index, byte] of key.entries()) {
    literal.writeUInt8(digits.charCodeAt(byte >> 4), 2 * index + 2);
    literal.writeUInt8(digits.charCodeAt(byte & 15), 2 * index + 3);
  }
  return literal;
}

function unlock(client: Database.Database, key: Uint8Array): void {
  client.pragma("cipher = 'sqlcipher'");
  client.pragma('legacy = 4');
  const literal = rawKeyLiteral(key);
  try {
    client.key(literal);
  } finally {
    literal.fill(0);
  }
}

function configure(client: Database.Database, mode: Mode): void {
  for (const [set, name, expected] of settings(mode)) {
    if (set !== null) client.pragma(set);
    const seen = client.pragma(name, { simple: true });
    if (seen !== expected) throw new Error(`PRAGMA ${name} is ${String(seen)} instead of ${expected}.`);
  }
}

/**
 * Sends what the query builder prepares through the meter, and nothing else. The query builder asks for the same
 * statement each time, now for rows as objects, now for rows as lists.
 */
function metered(client: Database.Database, meter: Metering) {
  const { prepare, forget } = statementCache((sql) => {
    const statement = meter.prepare(() => client.prepare(sql));
    let asLists = false;
    const inShape = (lists: boolean): Database.Statement => {
      if (asLists !== lists) statement.raw(lists);
      asLists = lists;
      return statement;
    };
    const answering = (lists: boolean, raw: () => Database.Statement): Database.Statement =>
      Object.assign(Object.create(statement), {
        run: (...params: unknown[]) => meter.run(sql, () => statement.run(...params)),
        get: (...params: unknown[]) => meter.run(sql, () => inShape(lists).get(...params)),
        all: (...params: unknown[]) => meter.run(sql, () => inShape(lists).all(...params)),
        raw,
      });
    const rowsAsLists: Database.Statement = answering(true, () => rowsAsLists);
    return answering(false, () => rowsAsLists);
  });
  const watched: Database.Database = Object.create(client, { prepare: { value: prepare } });
  return { watched, forget };
}

/**
 * Opens an existing encrypted file with its raw 32-byte key. `read` cannot write: the file is opened read-only and
 * `query_only` is on. Throws the driver's error when the file cannot be opened or the key does not fit, and an Error
 * when a setting did not hold.
 */
export function openConnection(options: {
  readonly file: string;
  readonly key: Uint8Array;
  readonly mode: Mode;
  readonly meter?: Metering;
}): Connection {
  const client = new Database(options.file, { readonly: options.mode !== 'write', fileMustExist: true });
  try {
    unlock(client, options.key);
    configure(client, options.mode);
  } catch (error) {
    client.close();
    throw error;
  }
  const { watched, forget } = metered(client, options.meter ?? unmetered);
  const own = statementCache((sql) => client.prepare(sql));
  return {
    db: drizzle({ client: watched }),
    exec: (sql) => {
      client.exec(sql);
      forget();
      own.forget();
    },
    run: (sql, ...params) => void own.prepare(sql).run(...params),
    rows: <Row>(sql: string, ...params: readonly (string | number)[]) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller knows the columns that it asks for
      own.prepare(sql).all(...params) as Row[],
    immediate: (work) => client.transaction(work).immediate(),
    get inTransaction() {
      return client.inTransaction;
    },
    rekey: (key) => {
      const literal = rawKeyLiteral(key);
      try {
        client.rekey(literal);
      } finally {
        literal.fill(0);
      }
    },
    close: () => void client.close(),
  };
}

/** Whether a key is that of a database. Throws what keeps it from being looked at. */
export function opensWith(file: string, key: Uint8Array): boolean {
  try {
    const connection = openConnection({ file, key, mode: 'read' });
    try {
      return connection.rows('SELECT count(*) FROM sqlite_schema').length === 1;
    } finally {
      connection.close();
    }
  } catch (error) {
    // A wrong key and a damaged first page look alike.
    if (storeFaultIn(error)?.kind === 'corrupt') return false;
    throw error;
  }
}

export const hasTable = (connection: Connection, name: string): boolean =>
  connection.rows('SELECT 1 FROM sqlite_schema WHERE name = ?', name).length > 0;

/**
 * Takes an exclusive lock on a plain SQLite file and answers what lets it go; `null` when somebody else holds it. The
 * kernel drops the lock when the process dies, so it is never stale. Nothing else in this process may open the file:
 * closing any descriptor of it would drop the lock (POSIX).
 */
export function holdExclusively(file: string): (() => void) | null {
  const client = new Database(file, { timeout: 0 });
  try {
    client.pragma('journal_mode = MEMORY');
    client.exec('BEGIN EXCLUSIVE');
    return () => void client.close();
  } catch (error) {
    client.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
