import { runInNewContext } from 'node:vm';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import fc from 'fast-check';

/** The folder that stack frames are told from: whatever lies in it is named in the log. */
export const root = '/opt/drillroom';

/** What must never cross the boundary or reach the log, in the forms that errors hold such things in. */
const canaries = [
  'hunter2 correct horse',
  '/home/kofi.mensah/branch/store.db',
  String.raw`C:\Users\kofi.mensah\store.db`,
  "SELECT password_hash FROM accounts WHERE username = 'kofi.mensah'",
  '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'K7QX-9F2M-TT4W-81ZC',
  `kofi.mensah\n    at kofi.mensah (${root}/kofi.mensah:1:1)`,
] as const;
/** A piece of every canary, by which it is found wherever it comes out. */
export const traces = ['hunter2', 'kofi', 'password_hash', '9f86d081', 'K7QX', String.raw`C:\\Users`];

const canary = fc.constantFrom(...canaries);

/**
 * Makes something to throw, at the moment it is thrown: some of it does harm when it is only looked at, and a promise
 * that fails does not wait.
 */
export type Make = () => unknown;

const classes = [Error, TypeError, RangeError, SyntaxError] as const;

/** Errors whose every part is a canary. */
const plainError = fc
  .record({ made: fc.constantFrom(...classes), text: canary, more: canary })
  .map(({ made, text, more }): Make => () => {
    const properties = { code: more, path: more, dest: more, sql: more, detail: { password: text } };
    return Object.assign(new made(text), { ...properties, toJSON: () => ({ text }) });
  });

/** As the driver and the query builder throw them, and what stands for a fault of the disk. */
const storeError = fc.record({ text: canary, more: canary }).map(({ text, more }): Make => () => {
  const driver = Object.assign(new Error(`UNIQUE constraint failed: ${text}`), { code: 'SQLITE_CONSTRAINT' });
  return new DrizzleQueryError(more, [text, more], driver);
});
const diskError = fc.record({ text: canary, kind: fc.constantFrom('disk_full', 'io', 'hunter2', 7) }).map(
  ({ text, kind }): Make =>
    () =>
      Object.assign(new Error(text), { kind, code: 'ENOSPC' }),
);

const read = ['name', 'message', 'stack', 'code', 'cause', 'kind', 'toString', 'toJSON'];

/** Errors that do something when they are read, or that are not what they seem. */
const tricks: readonly ((text: string) => unknown)[] = [
  (text) =>
    Object.defineProperties(
      new Error(text),
      Object.fromEntries(read.map((key) => [key, { get: throwing(text) }])),
    ),
  (text) => new Proxy(new Error(text), { get: throwing(text) }),
  (text) =>
    new Proxy(new Error(text), { getPrototypeOf: throwing(text), get: throwing(text), has: throwing(text) }),
  (text) => {
    const { proxy, revoke } = Proxy.revocable(new Error(text), {});
    revoke();
    return proxy;
  },
  (text) => Object.assign(new Error(text), { stack: `${text}\n    at ${text} (${text}:1:1)` }),
  (text) => {
    const error = new Error(text);
    return Object.freeze(Object.assign(error, { cause: error, name: text }));
  },
  (text) => runInNewContext('new Error(text)', { text }) as unknown,
];
const throwing = (text: string) => () => {
  throw new Error(text);
};

/** What is no error at all. */
const others: readonly ((text: string) => unknown)[] = [
  (text) => text,
  (text) => ({ message: text, stack: text, code: text, kind: text, details: text }),
  () => null,
  () => undefined,
  // oxlint-disable-next-line unicorn/no-thenable -- what would be taken for a promise
  (text) => ({ then: (_resolve: unknown, reject: (reason: unknown) => void) => reject(text) }),
  (text) => Symbol(text),
  (text) => Object.assign(() => text, { message: text }),
  (text) => Buffer.from(text),
  (text) => ({ code: text, retryAfterMs: text, name: 'OperationRefused' }),
];
const made = (from: readonly ((text: string) => unknown)[]) =>
  fc.tuple(fc.constantFrom(...from), canary).map(
    ([make, text]): Make =>
      () =>
        make(text),
  );

const promise = canary.map(
  (text): Make =>
    () =>
      Promise.reject(new Error(text)),
);

const nested: { readonly any: fc.Arbitrary<Make> } = fc.letrec<{ any: Make; wrapped: Make }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    plainError,
    storeError,
    diskError,
    made(tricks),
    made(others),
    tie('wrapped'),
  ),
  wrapped: fc.record({ text: canary, inner: tie('any'), isMany: fc.boolean() }).map(
    ({ text, inner, isMany }): Make =>
      () =>
        isMany ? new AggregateError([inner(), new Error(text)], text) : new Error(text, { cause: inner() }),
  ),
}));

/** Anything that code may throw, with canaries in all of it: also as a cause, and many in one. */
export const thrownCanary: fc.Arbitrary<Make> = fc.oneof(
  { weight: 9, arbitrary: nested.any },
  { weight: 1, arbitrary: promise },
);
