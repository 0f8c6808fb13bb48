/**
 * The vector part of a search by itself: our table beside vectra and sqlite-vec on the same made-up vectors, in one run,
 * the rounds of each after the other. Beforehand: npm ci --ignore-scripts --prefix bench/peers
 * Usage: node bench/vectors.ts [vectors, 100,000 unless said] [dimensions, 384 unless said] [rounds, 15 unless said]
 * Vectors have 48 hidden dimensions, as those of a language model have few. Recall is of the ten that are truly nearest.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// oxlint-disable-next-line import/default -- the driver is CommonJS: its default import is the class itself
import Database from 'better-sqlite3';
import { createVectorTable, packVectors } from '#features/library/main/retrieval/vector-table.ts';
import { numbers } from './make-library.ts';
import { median, ratio, say, timed } from './measure.ts';

const [count, dimensions, rounds] = [100_000, 384, 15].map((usual, at) =>
  Number(process.argv[at + 2] ?? usual),
);
if (count === undefined || dimensions === undefined || rounds === undefined)
  throw new Error('Three numbers.');
const hidden = 48;
const wanted = 10;

type Peer = { readonly id: string; readonly vector: number[]; readonly metadata: Record<string, never> };
type LocalIndex = {
  createIndex: () => Promise<void>;
  batchInsertItems: (items: readonly Peer[]) => Promise<unknown>;
  insertItem: (item: Peer) => Promise<unknown>;
  queryItems: (vector: number[], text: string, limit: number) => Promise<{ item: { id: string } }[]>;
};
const peers = createRequire(join(import.meta.dirname, 'peers/'));
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the packages say of themselves
const { LocalIndex, ProtobufCodec } = peers('vectra') as {
  LocalIndex: new (folder: string, name?: string, storage?: unknown, codec?: unknown) => LocalIndex;
  ProtobufCodec: new () => unknown;
};
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the package says of itself
const { load } = peers('sqlite-vec') as { load: (db: Database.Database) => void };

const next = numbers(11);
const normal = (): number => next() + next() + next() - 1.5;
const basis = Array.from({ length: hidden }, () => Float32Array.from({ length: dimensions }, normal));
function made(): Float32Array {
  const vector = new Float32Array(dimensions ?? 0);
  for (const direction of basis) {
    const weight = normal();
    direction.forEach((value, at) => (vector[at] = (vector[at] ?? 0) + weight * value));
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
const vectors = Array.from({ length: count }, made);
const queries = Array.from({ length: rounds }, made);
const dot = (one: Float32Array, other: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
};
const truly = queries.map((query) => {
  const cosines = vectors.map((vector) => dot(query, vector));
  return new Set(
    [...cosines.keys()]
      .toSorted((one, other) => (cosines[other] ?? 0) - (cosines[one] ?? 0))
      .slice(0, wanted),
  );
});
const recallOf = (found: readonly (readonly number[])[]): string =>
  (
    found.reduce((sum, ids, at) => sum + ids.filter((id) => truly[at]?.has(id)).length, 0) /
    (wanted * found.length)
  ).toFixed(3);

const table = createVectorTable(dimensions);
const atOnce = 1000;
for (let first = 0; first < count; first += atOnce) {
  table.set(first, packVectors(vectors.slice(first, first + atOnce), dimensions));
}

const folder = mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
const vectra = new LocalIndex(join(folder, 'vectra'), undefined, undefined, new ProtobufCodec());
await vectra.createIndex();
const item = (vector: Float32Array, id: number): Peer => ({
  id: String(id),
  vector: [...vector],
  metadata: {},
});
say(
  `vectra takes ${count} vectors in ${((await timed(() => vectra.batchInsertItems(vectors.map(item)))) / 1000).toFixed(0)} s`,
);

const db = new Database(join(folder, 'vec.db'));
load(db);
db.exec(`CREATE VIRTUAL TABLE rows USING vec0(v float[${dimensions}])`);
const insert = db.prepare('INSERT INTO rows (rowid, v) VALUES (?, ?)');
db.transaction(() => vectors.forEach((vector, id) => insert.run(BigInt(id), Buffer.from(vector.buffer))))();
const nearest = db.prepare<[Buffer, number], { rowid: number }>(
  'SELECT rowid FROM rows WHERE v MATCH ? ORDER BY distance LIMIT ?',
);

const took = { ours: [] as number[], vectra: [] as number[], sqliteVec: [] as number[] };
const found = { ours: [] as number[][], vectra: [] as number[][], sqliteVec: [] as number[][] };
for (const query of queries) {
  let began = performance.now();
  found.ours.push(table.nearest(query, wanted, () => true).map(({ place }) => place));
  took.ours.push(performance.now() - began);
  const asList = [...query];
  began = performance.now();
  found.vectra.push((await vectra.queryItems(asList, '', wanted)).map(({ item: { id } }) => Number(id)));
  took.vectra.push(performance.now() - began);
  began = performance.now();
  found.sqliteVec.push(nearest.all(Buffer.from(query.buffer), wanted).map(({ rowid }) => rowid));
  took.sqliteVec.push(performance.now() - began);
}
say(`the ten nearest of ${count} vectors of ${dimensions}, recall ${recallOf(found.ours)}`);
say(`  vectra, recall ${recallOf(found.vectra)}: ${ratio(took.ours, took.vectra)}`);
say(`  sqlite-vec, recall ${recallOf(found.sqliteVec)}: ${ratio(took.ours, took.sqliteVec)}`);

const inserts: number[] = [];
for (let at = 0; at < 3; at += 1)
  inserts.push(await timed(() => vectra.insertItem(item(made(), count + at))));
say(`vectra takes one more in ${median(inserts).toFixed(0)} ms`);
db.close();
rmSync(folder, { recursive: true, force: true });
