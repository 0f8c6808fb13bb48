import type { Writer } from '#main/platform/db/store.ts';
import { compareCategories, figuresOf } from '../figures.ts';
import { isSame, isSameMaterial, measurable } from './measurable.ts';
import * as store from './store.ts';

/** So many are kept for the line over time. */
const kept = 100;

type Finishing = {
  readonly number: number;
  /** What it was begun on. */
  readonly of: store.Measurable;
  readonly day: string;
  readonly measuredAt: string;
};

/**
 * Ends a measurement in one transaction: from now on it is the last one. One that is no worse than what it is compared
 * with takes over from that; one of the same material, asked by other questions, takes the place of the one before.
 * Answers `false`, and keeps nothing, where something changed while it was made.
 */
export function finishMeasurement(db: Writer, { number, of, day, measuredAt }: Finishing): boolean {
  if (!isSame(measurable(db, day, of.engine), of)) {
    store.dropMeasurement(db, number);
    return false;
  }
  const measured = store.measuredIn(db, number);
  for (const [categoryId, some] of Map.groupBy(measured, (one) => one.categoryId)) {
    const figures = figuresOf(some);
    if (figures !== null) store.addFigures(db, number, categoryId, figures);
  }
  const last = store.lastMeasurement(db);
  const reference = store.lastMeasurement(db, 'reference');
  if (last === null || reference === null) store.noteShelf(db, day);
  else store.noteChanges(db, number, day);
  const isGood =
    reference === null ||
    (last !== null && reference.number === last.number && isSameMaterial(last, of)) ||
    ![...compareCategories(store.measuredIn(db, reference.number), measured).values()].some(
      ({ isWorse }) => isWorse,
    );
  if (last !== null && isSameMaterial(last, of)) store.takePlaceOf(db, last.number, number);
  store.markWhole(db, number, { measuredAt, isReference: false });
  if (isGood) store.makeReference(db, number);
  store.dropOld(db, kept);
  return true;
}
