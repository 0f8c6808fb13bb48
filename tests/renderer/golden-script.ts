import type { OutputOf } from '#contract/op.ts';
import { pageOf } from '#contract/schemas.ts';
import type { library } from '#features/library/contract.ts';
import type { Figures, GoldenQuestion, GoldenReport } from '#features/library/contract/golden.ts';
import { id } from './branch.ts';
import { libraryBranch, someDocuments } from './library-script.ts';
import type { Script } from './scripted-bridge.ts';

const categories = {
  objections: { id: 'sales-objections', name: 'Sales Objections' },
  retail: { id: 'retail-sales', name: 'Retail Sales' },
} as const;

const good: Figures = { questions: 12, recall1: 0.75, recall3: 1, recall10: 1, mrr: 0.86 };
const bad: Figures = { questions: 12, recall1: 0.58, recall3: 0.75, recall10: 0.92, mrr: 0.66 };

const [wig, objections] = someDocuments();
const badId = id(961);

export const aQuestion = (number: number, more: Partial<GoldenQuestion> = {}): GoldenQuestion => ({
  id: id(800 + number),
  category: categories.objections,
  text: `What do you say to question ${number}?`,
  isDraft: false,
  writtenAt: '2026-11-18T09:30:00.000Z',
  passages: [
    {
      documentId: objections?.id ?? null,
      title: objections?.title ?? null,
      start: 40,
      end: 120,
      quote: 'Agree with the feeling first, then ask what the price is compared with.',
      isGone: false,
    },
  ],
  now: { rank: 1 },
  before: { rank: 1 },
  first: null,
  ...more,
});

const first = {
  documentId: wig?.id ?? '',
  title: wig?.title ?? '',
  heading: 'Prices from January',
  start: 0,
  end: 90,
};

export const someQuestions = (): GoldenQuestion[] => [
  aQuestion(1, {
    text: 'What do you say when a client finds it too expensive?',
    now: { rank: 7 },
    first,
  }),
  aQuestion(2, {
    text: 'A client wants to ask her husband first. What then?',
    now: { rank: null },
    first,
    passages: aQuestion(2).passages.map((passage) => ({ ...passage, isGone: true })),
  }),
  aQuestion(3, { text: 'Which discount may you give by yourself?', now: { rank: 1 }, before: { rank: 3 } }),
  aQuestion(4, { category: categories.retail, text: 'How often is a patch washed?' }),
  aQuestion(5, {
    category: categories.retail,
    text: 'What should you do if the client hesitates?',
    isDraft: true,
    now: null,
    before: null,
  }),
];

/** After an import that pushed right passages down. */
export const aLoss = (): GoldenReport => ({
  questions: 12,
  drafts: 1,
  state: 'rest',
  measuredAt: '2026-11-19T09:12:00.000Z',
  now: bad,
  compared: {
    before: good,
    now: bad,
    worse: 3,
    better: 1,
    isWorse: true,
    measurement: 9,
    since: '2026-11-18T16:05:00.000Z',
    changes: [
      {
        documentId: badId,
        title: 'Price list 2027',
        category: categories.objections,
        kind: 'added',
        canTakeBack: true,
      },
    ],
    changesInAll: 1,
    engineChanged: false,
  },
  categories: [
    {
      category: categories.objections,
      now: { questions: 8, recall1: 0.5, recall3: 0.63, recall10: 0.88, mrr: 0.55 },
      compared: { before: good, now: bad, worse: 3, better: 1, isWorse: true },
    },
    {
      category: categories.retail,
      now: { questions: 4, recall1: 0.75, recall3: 1, recall10: 1, mrr: 0.88 },
      compared: {
        before: { questions: 4, recall1: 0.75, recall3: 1, recall10: 1, mrr: 0.88 },
        now: { questions: 4, recall1: 0.75, recall3: 1, recall10: 1, mrr: 0.88 },
        worse: 0,
        better: 0,
        isWorse: false,
      },
    },
  ],
  history: [0.7, 0.74, 0.8, 0.79, 0.86, 0.66].map((mrr, at) => ({
    ...(at === 5 ? bad : good),
    mrr,
    measurement: at + 4,
    at: `2026-11-${10 + at}T10:00:00.000Z`,
    came: at % 3,
    went: at === 5 ? 0 : at % 2,
  })),
});

/** The same with many kinds of changes, some of which cannot be taken back. */
export const aLossOfMany = (): GoldenReport => {
  const report = aLoss();
  if (report.compared === null) return report;
  const change = (number: number, kind: (typeof report.compared.changes)[number]['kind'], title: string) => ({
    documentId: id(number),
    title: kind === 'deleted' ? null : title,
    category: categories.objections,
    kind,
    canTakeBack: kind !== 'deleted' && kind !== 'expired',
  });
  const changes = [
    change(961, 'added', 'Price list 2027'),
    change(962, 'replaced', 'Answering objections about price and time'),
    change(963, 'binned', 'Phone script, autumn'),
    change(964, 'withdrawn', 'Notes of the spring training'),
    change(965, 'expired', 'Offers of October'),
    change(966, 'deleted', ''),
  ];
  return { ...report, compared: { ...report.compared, changes, changesInAll: 210, engineChanged: true } };
};

/** A library with golden questions: they are added, changed, removed and brought back, and a loss is taken back. */
export function goldenBranch(
  questions: GoldenQuestion[] = someQuestions(),
  firstReport: GoldenReport = aLoss(),
  over: Script['library'] = {},
): Script {
  let report = firstReport;
  const removed = new Map<string, { at: number; question: GoldenQuestion }>();
  const indexOf = (questionId: string): number => questions.findIndex((one) => one.id === questionId);
  const takenBack = (): OutputOf<typeof library.goldenTakeBack> => {
    report = { ...report, compared: null, state: 'waiting' };
    return { binned: 1, putBack: 0 };
  };
  return libraryBranch(someDocuments(), {
    goldenReport: () => report,
    goldenQuestions: ({ page = 1, pageSize = 50, categoryId }) => {
      const found = questions.filter(
        ({ category }) => categoryId === undefined || category.id === categoryId,
      );
      const shown = found.slice((page - 1) * pageSize, page * pageSize);
      return pageOf(shown, found.length, { page, pageSize });
    },
    goldenAdd: ({ text }) => {
      const made = aQuestion(50 + questions.length, { text, now: null, before: null });
      questions.unshift(made);
      report = { ...report, questions: report.questions + 1, state: 'waiting' };
      return made;
    },
    goldenEdit: ({ questionId, text }) => {
      const at = indexOf(questionId);
      const edited = { ...(questions[at] ?? aQuestion(1)), text, isDraft: false };
      questions[at] = edited;
      return edited;
    },
    goldenRemove: ({ questionId }) => {
      const at = indexOf(questionId);
      const [question] = questions.splice(at, 1);
      if (question !== undefined) removed.set(questionId, { at, question });
      return { questionId };
    },
    goldenRestore: ({ questionId }) => {
      const was = removed.get(questionId);
      if (was !== undefined) questions.splice(was.at, 0, was.question);
      return { questionId };
    },
    goldenDraft: () => {
      questions.unshift(
        aQuestion(70, { text: 'What is offered first?', isDraft: true, now: null, before: null }),
      );
      report = { ...report, drafts: report.drafts + 1 };
      return { added: 1 };
    },
    goldenTakeBack: takenBack,
    goldenAccept: ({ measurement }) => {
      report = { ...report, compared: null };
      return { measurement };
    },
    ...over,
  });
}
