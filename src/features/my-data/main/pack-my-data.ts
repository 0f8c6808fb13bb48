import type { WorkerJob } from '#main/platform/ports.ts';
import type { ToldHolding } from './notice.ts';

/** Records of one kind of one person, ready to be written down. */
export type ExportedRecords = {
  /** JSON Schema of one record; `null` where an export has none. */
  readonly shape: object | null;
  /** JSON arrays of records, one after the other: texts pass into a thread faster than what they say. */
  readonly records: readonly string[];
};
export type ExportedHolding = ToldHolding & ExportedRecords;

export type ExportJob = {
  readonly name: string;
  readonly username: string;
  /** ISO 8601. */
  readonly at: string;
  /** IANA name of the zone in which the page tells times. */
  readonly timeZone: string;
  readonly holdings: readonly ExportedHolding[];
};

/** Everything about a person as a zip: a page to read, and JSON. */
export const packMyData: WorkerJob<ExportJob, Uint8Array> = { worker: 'pack-my-data' };
