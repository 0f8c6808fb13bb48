import type { Writer } from '../platform/db/store.ts';

/** Keeps for each writer what is made of it, a prepared statement for instance, as long as the writer lives. */
export function oncePerWriter<T>(make: (db: Writer) => T): (db: Writer) => T {
  const made = new WeakMap<Writer, { readonly value: T }>();
  return (db) => {
    const known = made.get(db) ?? { value: make(db) };
    made.set(db, known);
    return known.value;
  };
}
