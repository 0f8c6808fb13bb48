import type { Reader } from '#main/platform/db/store.ts';
import type { Change, GoldenReport } from '../../../contract/golden.ts';
import { compare, compareCategories, figuresOf, type Measured, together } from '../figures.ts';
import { lastMeasurement, measuredIn, type Measurement } from '../measuring/store.ts';
import { changesOfDocuments } from '../taking-back/changes-of-documents.ts';
import * as store from './store.ts';

/** The line over time has this many points; more changes than this are counted and not listed. */
const mostPoints = 60;
const mostChanges = 200;

type Asked = {
  readonly day: string;
  readonly categoryId?: string | undefined;
  readonly state: GoldenReport['state'];
};

/** How well search finds what answers the golden questions, and what happened since it was good. */
export function reportOf(db: Reader, { day, categoryId, state }: Asked): GoldenReport {
  const asked = store.askedCategories(db);
  const last = lastMeasurement(db);
  const reference = lastMeasurement(db, 'reference');
  const now = last === null ? [] : measuredIn(db, last.number);
  const isWaiting = last !== null && reference !== null && reference.number !== last.number;
  const before = isWaiting ? measuredIn(db, reference.number) : null;
  const byCategory = before === null ? new Map<string, never>() : compareCategories(before, now);
  return {
    questions: asked.reduce((sum, one) => sum + one.asked, 0),
    drafts: asked.reduce((sum, one) => sum + one.drafts, 0),
    state,
    measuredAt: last?.measuredAt ?? null,
    now: figuresOf(now),
    compared:
      before !== null && last !== null && reference !== null
        ? comparedOf(db, { before, now, last, reference, day })
        : null,
    categories: asked.map(({ id, name }) => ({
      category: { id, name },
      now: figuresOf(now.filter((one) => one.categoryId === id)),
      compared: byCategory.get(id) ?? null,
    })),
    history: historyOf(db, categoryId),
  };
}

type Two = {
  readonly before: readonly Measured[];
  readonly now: readonly Measured[];
  readonly last: Measurement;
  readonly reference: Measurement;
  readonly day: string;
};

function comparedOf(db: Reader, { before, now, last, reference, day }: Two): GoldenReport['compared'] {
  const compared = compare(before, now);
  if (compared === null) return null;
  const categories = compareCategories(before, now);
  const isWorse = [...categories.values()].some((one) => one.isWorse);
  /** What happened where it became worse comes first. */
  const weight = ({ category }: Change): number =>
    category !== null && categories.get(category.id)?.isWorse === true ? 0 : 1;
  const changes = changesOfDocuments(db, reference, day).map(
    ({ document: _document, former: _former, ...change }): Change => change,
  );
  return {
    ...compared,
    isWorse,
    measurement: last.number,
    since: reference.measuredAt,
    changes: changes.toSorted((one, other) => weight(one) - weight(other)).slice(0, mostChanges),
    changesInAll: changes.length,
    engineChanged: last.engine !== reference.engine || last.embedder !== reference.embedder,
  };
}

function historyOf(db: Reader, categoryId: string | undefined): GoldenReport['history'] {
  const measurements = store.lastMeasurements(db, mostPoints).toReversed();
  const [first] = measurements;
  if (first === undefined) return [];
  const figures = Map.groupBy(
    store
      .figuresFrom(db, first.measurement)
      .filter((one) => categoryId === undefined || one.categoryId === categoryId),
    ({ measurement }) => measurement,
  );
  return measurements.flatMap((one) => {
    const all = together(figures.get(one.measurement) ?? []);
    return all === null ? [] : [{ ...one, ...all }];
  });
}
