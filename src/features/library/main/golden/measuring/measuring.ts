import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Events } from '#main/kernel/events.ts';
import type { Store } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { today } from '../../lifecycle/sight.ts';
import type { Retrieval } from '../../retrieval/retrieval.ts';
import type { Staging } from '../../stage-document.ts';
import * as questions from '../store.ts';
import { finishMeasurement } from './finish-measurement.ts';
import { isSame, measurable } from './measurable.ts';
import { measureQuestion, type QuestionMeasured } from './measure-question.ts';
import * as store from './store.ts';

type Needs = {
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: string;
  readonly store: Pick<Store, 'read' | 'transact' | 'disk'>;
  readonly events: Pick<Events, 'push'>;
  readonly retrieval: Pick<Retrieval, 'search' | 'state'>;
  readonly staging: Pick<Staging, 'isBusy' | 'closing'>;
  readonly appVersion: string;
};

/** Read and written in one turn of the event loop: a few milliseconds. */
const atOnce = 8;
/** How often it is begun anew where the material changes meanwhile. */
const attempts = 3;
const dayMs = 86_400_000;

/**
 * Measures the golden questions, in the background. What there is to measure is told by one thing alone: whether the
 * material in force, the questions, the program or what search learned is another than at the last measurement. So
 * nothing that changes documents has to know of it, and a batch of files is one change: it is measured once nothing is
 * being imported or learned, and nothing changed for a turn.
 */
export function createMeasuring({ store: db, ...needs }: Needs) {
  const { clock, events, retrieval, staging, appVersion } = needs;
  const { read, disk } = db;
  const transact = <T>(work: Parameters<typeof db.transact<T>>[0]): T => db.transact(work);
  let underWay: Promise<number | null> | null = null;
  let awaited: store.Measurable | null = null;

  const due = (): store.Measurable | null => {
    const now = measurable(read, today(needs), appVersion);
    return now === null || isSame(now, store.lastMeasurement(read)) ? null : now;
  };
  const tell = (): void =>
    events.push(null, {
      event: 'invalidated',
      ops: ['library.goldenReport', 'library.goldenQuestions'],
    });

  const keep = (number: number, some: readonly (readonly [store.AskedQuestion, QuestionMeasured])[]): void =>
    transact((writer) => {
      for (const [question, { quotes, first }] of some) {
        store.addRanks(writer, number, question, quotes);
        if (first !== null) store.addFirst(writer, number, question.id, first);
        for (const { ordinal, movedTo } of quotes) {
          if (movedTo !== null) store.moveQuote(writer, question, ordinal, movedTo);
        }
      }
    });

  /** Answers the number of the measurement; `null`: something changed meanwhile. */
  const attempt = async (of: store.Measurable): Promise<number | null> => {
    const day = today(needs);
    const number = transact((writer) => store.beginMeasurement(writer, of));
    for (let after = ''; ; await nextTurn()) {
      staging.closing.throwIfAborted();
      const some = store.askedAfter(read, after, atOnce);
      const last = some.at(-1);
      if (last === undefined) break;
      const measured: (readonly [store.AskedQuestion, QuestionMeasured])[] = [];
      for (const question of some) {
        staging.closing.throwIfAborted();
        measured.push([question, await measureQuestion({ read, retrieval, day }, question)]);
        await nextTurn();
      }
      staging.closing.throwIfAborted();
      keep(number, measured);
      after = last.id;
    }
    const measuredAt = clock.now().toISOString();
    const isWhole = transact((writer) => finishMeasurement(writer, { number, of, day, measuredAt }));
    return isWhole ? number : null;
  };

  const measure = async (): Promise<number | null> => {
    for (let left = attempts; left > 0; left -= 1) {
      const of = due();
      if (of === null) return store.lastMeasurement(read)?.number ?? null;
      const number = await attempt(of);
      if (number !== null) return number;
    }
    return null;
  };
  /** Whoever asks while it is measured already is answered by that. */
  const alone = (): Promise<number | null> => {
    if (underWay === null) {
      underWay = measure().finally(() => {
        underWay = null;
        if (!staging.closing.aborted) tell();
      });
      tell();
    }
    return underWay;
  };

  return {
    /** Measures what is due now. Answers the number of the last measurement; `null`: things change too fast, or nothing is asked. */
    now: alone,
    /** What a job does every few seconds: measures once things have come to rest. */
    turn: async (): Promise<void> => {
      if (disk.writability().state !== 'ok') return;
      const removedBefore = new Date(clock.now().getTime() - dayMs).toISOString();
      if (questions.hasRemoved(read, removedBefore)) {
        transact((writer) => questions.dropRemoved(writer, removedBefore));
      }
      const of = due();
      const isAtRest = isSame(of, awaited) && !staging.isBusy() && !retrieval.state().isLearning;
      if (of !== null && !isAtRest && !isSame(of, awaited)) tell();
      awaited = of;
      if (of === null || !isAtRest) return;
      try {
        await alone();
      } catch (error) {
        if (!staging.closing.aborted) throw error;
      }
    },
    state: (): 'rest' | 'waiting' | 'measuring' =>
      underWay !== null ? 'measuring' : due() === null ? 'rest' : 'waiting',
  };
}
export type Measuring = ReturnType<typeof createMeasuring>;
