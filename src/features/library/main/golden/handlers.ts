import { pageOf } from '#contract/schemas.ts';
import { type Actor, implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import type { Clock, Ids } from '#main/platform/ports.ts';
import { golden, goldenQuestions, type GoldenQuestion } from '../../contract/golden.ts';
import { followShelf } from '../lifecycle/follow-shelf.ts';
import { today } from '../lifecycle/sight.ts';
import { familyIds, lifeOf } from '../lifecycle/store.ts';
import { requireCategory } from '../require-category.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { categoryById } from '../store.ts';
import { answersOf } from './answers-of.ts';
import { asComparable, type AskAbout, draftQuestions } from './draft-questions.ts';
import type { Measuring } from './measuring/measuring.ts';
import { lastMeasurement, makeReference } from './measuring/store.ts';
import { reportOf } from './reporting/report.ts';
import { listQuestions } from './reporting/store.ts';
import * as store from './store.ts';
import { changesOfDocuments } from './taking-back/changes-of-documents.ts';
import { takeBack } from './taking-back/take-back.ts';

type Needs = {
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: string;
  readonly ids: Ids;
  readonly store: Store;
  readonly retrieval: Pick<Retrieval, 'add' | 'remove'>;
  readonly measuring: Measuring;
  readonly askAbout: AskAbout;
};

const dayMs = 86_400_000;

/** What admins do with golden questions, and with a change that they tell is a bad one. */
export function goldenHandlers({ ids, store: stored, measuring, askAbout, ...needs }: Needs) {
  const follow = followShelf(needs.retrieval, stored.read);
  const shown = (db: Reader, id: string): GoldenQuestion => {
    const [question] = listQuestions(db, { id, page: 1, pageSize: 1 }).items;
    if (question === undefined) throw new Error('A question that was just written is not there.');
    return question;
  };
  type Fails = { fail(code: 'NOT_FOUND'): never };
  const found = (db: Reader, id: string, ctx: Fails) => {
    const question = store.questionById(db, id);
    return question === null || question.removedAt !== null ? ctx.fail('NOT_FOUND') : question;
  };
  const isAskedAlready = (db: Reader, categoryId: string, text: string, but?: string): boolean =>
    store
      .askedIn(db, categoryId)
      .some((one) => one.id !== but && asComparable(one.text) === asComparable(text));
  const roomIn = (db: Reader, categoryId: string): number =>
    golden.perCategory - store.countOfCategory(db, categoryId);
  /** Documents with all versions of them: what is put back stands behind what it was replaced by. */
  const versionsOf = (documentIds: readonly string[]): ReadonlySet<string> =>
    new Set(
      documentIds.flatMap((id) => {
        const life = lifeOf(stored.read, id);
        return life === null ? [] : familyIds(stored.read, life.family);
      }),
    );
  const written = (ctx: { readonly actor: Actor; readonly now: Date }) => ({
    writtenBy: ctx.actor.accountId,
    writtenAt: ctx.now.toISOString(),
  });

  return {
    goldenQuestions: implement.query(
      goldenQuestions.goldenQuestions,
      (db, { page, pageSize, categoryId }) => {
        const { items, total } = listQuestions(db, { categoryId, page, pageSize });
        return pageOf(items, total, { page, pageSize });
      },
    ),

    goldenReport: implement.query(goldenQuestions.goldenReport, (db, { categoryId }) => {
      if (categoryId !== undefined) requireCategory(db, categoryId);
      return reportOf(db, { day: today(needs), categoryId, state: measuring.state() });
    }),

    goldenAdd: implement.command(goldenQuestions.goldenAdd, {
      commit: (db, { categoryId, text, passages }, ctx) => {
        requireCategory(db, categoryId);
        if (roomIn(db, categoryId) <= 0) return ctx.fail('TOO_MANY');
        if (isAskedAlready(db, categoryId, text)) return ctx.fail('ASKED_ALREADY');
        const answers = answersOf(db, categoryId, passages, today(needs));
        if (typeof answers === 'string') return ctx.fail(answers);
        const id = ids.next();
        store.addQuestion(db, { id, categoryId, text, isDraft: false, ...written(ctx) }, answers);
        return shown(db, id);
      },
    }),

    goldenEdit: implement.command(goldenQuestions.goldenEdit, {
      commit: (db, { questionId, text, passages }, ctx) => {
        const was = found(db, questionId, ctx);
        if (isAskedAlready(db, was.categoryId, text, questionId)) return ctx.fail('ASKED_ALREADY');
        const answers = passages === undefined ? null : answersOf(db, was.categoryId, passages, today(needs));
        if (typeof answers === 'string') return ctx.fail(answers);
        const isSame = answers === null && was.text === text;
        const revision = isSame ? was.revision : was.revision + 1;
        store.editQuestion(db, questionId, { text, revision, ...written(ctx) }, answers);
        return shown(db, questionId);
      },
    }),

    goldenRemove: implement.command(goldenQuestions.goldenRemove, {
      commit: (db, { questionId }, ctx) => {
        found(db, questionId, ctx);
        store.setRemoved(db, questionId, ctx.now.toISOString());
        return { questionId };
      },
    }),

    goldenRestore: implement.command(goldenQuestions.goldenRestore, {
      commit: (db, { questionId }, ctx) => {
        const question = store.questionById(db, questionId) ?? ctx.fail('NOT_FOUND');
        if (question.removedAt === null) return { questionId };
        const isOver = Date.parse(question.removedAt) + dayMs <= ctx.now.getTime();
        if (isOver) return ctx.fail('NOT_FOUND');
        if (roomIn(db, question.categoryId) <= 0) return ctx.fail('TOO_MANY');
        store.setRemoved(db, questionId, null);
        return { questionId };
      },
    }),

    goldenDraft: implement.command(goldenQuestions.goldenDraft, {
      prepare: (db, { categoryId, count }, ctx) => {
        requireCategory(db, categoryId);
        const category = categoryById(db, categoryId) ?? ctx.fail('NOT_FOUND');
        if (roomIn(db, categoryId) < count) return ctx.fail('TOO_MANY');
        return draftQuestions(db, askAbout, { category, count, day: today(needs) }, ctx.signal);
      },
      commit: (db, { categoryId }, ctx) => {
        let added = 0;
        for (const { text, ...place } of ctx.prepared) {
          if (roomIn(db, categoryId) <= 0 || isAskedAlready(db, categoryId, text)) continue;
          // The document may have left meanwhile.
          const answers = answersOf(db, categoryId, [place], today(needs));
          if (typeof answers === 'string') continue;
          store.addQuestion(
            db,
            { id: ids.next(), categoryId, text, isDraft: true, ...written(ctx) },
            answers,
          );
          added += 1;
        }
        return { added };
      },
    }),

    goldenMeasure: implement.command(goldenQuestions.goldenMeasure, {
      prepare: () => measuring.now(),
      commit: (_db, _input, ctx) => ({ measurement: ctx.prepared }),
    }),

    goldenTakeBack: implement.command(goldenQuestions.goldenTakeBack, {
      commit: (db, { measurement, documentIds }, ctx) => {
        const reference = lastMeasurement(db, 'reference');
        if (reference === null || lastMeasurement(db)?.number !== measurement)
          return ctx.fail('REPORT_CHANGED');
        const changes = changesOfDocuments(db, reference, today(needs));
        const chosen = changes.filter(
          ({ documentId, canTakeBack }) => canTakeBack && documentIds.includes(documentId),
        );
        if (chosen.length < new Set(documentIds).size) return ctx.fail('NOT_FOUND');
        ctx.note({ details: { documents: chosen.map(({ documentId }) => documentId) } });
        return takeBack(db, chosen, { now: ctx.now, accountId: ctx.actor.accountId });
      },
      after: (_output, { input }) => follow(...versionsOf(input.documentIds)),
    }),

    goldenAccept: implement.command(goldenQuestions.goldenAccept, {
      commit: (db, { measurement }, ctx) => {
        if (lastMeasurement(db)?.number !== measurement) return ctx.fail('REPORT_CHANGED');
        makeReference(db, measurement);
        return { measurement };
      },
    }),
  } satisfies ImplsOf<typeof goldenQuestions>;
}
